import type { Form, Indicator, Sample } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { adjustSample, checkWhole, prepareForm, runSample } from "../src/index.ts";
import { fixed, group, type SmallForm, smallForm } from "./forms/small-form.ts";

const levels = [
  { title: "优秀", share: 1 },
  { title: "良好", share: 0.8 },
  { title: "一般", share: 0.6 },
];

function reviewed(full: number, more: Partial<Indicator> = {}): Indicator {
  return fixed("work", full, "", {
    title: "工作实绩",
    by: { kind: "reviewer", levels },
    ...more,
  });
}

function sampleOf(id: string, inputs: Partial<Sample["inputs"]>, score: number): Sample {
  return { id, title: id, inputs: { answers: {}, ...inputs }, expected: { score } };
}

function formOf(indicator: Indicator, samples: Sample[], more: SmallForm = {}): Form {
  return smallForm({ indicators: [indicator], form: { samples }, ...more });
}

/** What is said of the first sample. */
function saidOf(form: Form): { message: string; codes: string[] } {
  const [first] = checkWhole(form).samples;
  if (first === undefined) throw new Error("the form does not check");
  return { message: first.differences[0]?.message.zh ?? "", codes: first.causes.map(({ code }) => code) };
}

describe("a sample that misses its score names its first cause", () => {
  test("points of a level that is lower now: which points, what may be given, and that one is to be chosen", () => {
    const form = formOf(reviewed(20), [sampleOf("s", { review: { work: 25 } }, 100)]);
    const { message, codes } = saidOf(form);
    expect(message).toBe(
      "总分应为 100，实得 空：样例给“工作实绩”的评鉴分 25 不是现在的任何一档（优秀 20 分、良好 16 分、一般 12 分），请改选一档",
    );
    expect(codes).toEqual(["not-a-level"]);
  });

  const free: Partial<Indicator> = { by: { kind: "reviewer" } };
  const lost = { properties: { 件数: { type: "number", title: "件数" } }, required: ["件数"] };
  test.each<[string, Form, string, string]>([
    [
      "points beyond a lowered maximum",
      formOf(reviewed(20, free), [sampleOf("s", { review: { work: 25 } }, 25)]),
      "out-of-range",
      "超出现在的范围（0–20 分）",
    ],
    [
      "no points given",
      formOf(reviewed(20), [sampleOf("s", {}, 20)]),
      "no-review",
      "没有给“工作实绩”的评鉴分",
    ],
    [
      "ballots that are missing",
      formOf(reviewed(20, { by: { kind: "rating" } }), [sampleOf("s", {}, 20)], {
        form: { ratings: { weights: { superior: 1 } }, samples: [sampleOf("s", {}, 20)] },
      }),
      "no-rating",
      "测评分不够",
    ],
    [
      "no longer given by a reviewer",
      formOf(fixed("work", 20, "15", { title: "工作实绩" }), [sampleOf("s", { review: { work: 20 } }, 20)]),
      "not-reviewed",
      "现在不由评鉴人给分",
    ],
    [
      "an answer that is missing",
      formOf(fixed("work", 20, "件数 * 2", { title: "工作实绩" }), [sampleOf("s", {}, 20)], lost),
      "answer",
      "“件数”",
    ],
    [
      "a division by zero",
      formOf(
        fixed("work", 20, "10 / 件数", { title: "工作实绩" }),
        [sampleOf("s", { answers: { 件数: 0 } }, 20)],
        { properties: { 件数: { type: "number" } }, required: ["件数"] },
      ),
      "formula",
      "除数为 0",
    ],
    [
      "an answer out of its bounds",
      formOf(
        fixed("work", 20, "件数", { title: "工作实绩" }),
        [sampleOf("s", { answers: { 件数: 12 } }, 20)],
        { properties: { 件数: { type: "number", maximum: 10 } }, required: ["件数"] },
      ),
      "answer",
      "样例填写的“件数”不合现在的要求",
    ],
    [
      "the total's own formula",
      formOf(fixed("work", 20, "20"), [sampleOf("s", { answers: { 件数: 0 } }, 20)], {
        properties: { 件数: { type: "number" } },
        required: ["件数"],
        score: { total: "groups.main / 件数" },
      }),
      "formula",
      "总分算不出：除数为 0",
    ],
  ])("%s", (_what, form, code, words) => {
    const { message, codes } = saidOf(form);
    expect(codes[0]).toBe(code);
    expect(message).toContain(words);
  });

  test("only what can be behind it: a group is not told of another group's indicator", () => {
    const form = smallForm({
      groups: [group("main"), group("more")],
      indicators: [reviewed(20), fixed("b", 5, "3", { group: "more" })],
      form: {
        samples: [
          { ...sampleOf("s", { review: { work: 25 } }, 1), expected: { groups: { more: 5, main: 20 } } },
        ],
      },
    });
    const [first] = checkWhole(form).samples;
    expect(first?.differences.map(({ message }) => message.zh)).toEqual([
      "“more”应为 5，实得 3",
      expect.stringContaining("不是现在的任何一档"),
    ]);
  });

  test("numbers are told with at most 4 decimals", () => {
    const form = formOf(fixed("work", 100, "100 / 3"), [sampleOf("s", {}, 90)], { score: { decimals: 4 } });
    expect(saidOf(form).message).toBe("总分应为 90，实得 33.3333");
  });
});

describe("adjusting a sample to what the form takes now", () => {
  const adjusted = (form: Form, before?: Form) =>
    (form.samples ?? []).map((sample) => adjustSample(form, sample, before).inputs.review?.work);

  test("a level stays the level that it was, where the form before is known", () => {
    const samples = [25, 20, 15].map((work) => sampleOf(`s${work}`, { review: { work } }, work));
    const before = formOf(reviewed(25), samples);
    expect(adjusted(formOf(reviewed(22), samples), before)).toEqual([22, 17.6, 13.2]);
  });

  test("without it, where all samples' points can only have been of one full", () => {
    const samples = [25, 20, 15].map((work) => sampleOf(`s${work}`, { review: { work } }, work));
    expect(adjusted(formOf(reviewed(22), samples))).toEqual([22, 17.6, 13.2]);
  });

  test("what is in doubt stays, and the sample is the same", () => {
    const sample = sampleOf("s", { review: { work: 80 } }, 80);
    expect(adjustSample(formOf(reviewed(60), [sample]), sample)).toBe(sample);
  });

  test("points beyond the range become its end, points for nobody's indicator go, right ones stay", () => {
    const sample = sampleOf("s", { review: { work: 30, gone: 5 } }, 20);
    const form = formOf(reviewed(20, { by: { kind: "reviewer" } }), [sample]);
    const next = adjustSample(form, sample);
    expect(next.inputs.review).toEqual({ work: 20 });
    expect(runSample(prepareForm(form), next).passed).toBe(true);
    expect(adjustSample(form, next)).toBe(next);
  });

  test("a level that is gone is nobody's to guess", () => {
    const sample = sampleOf("s", { review: { work: 16 } }, 16);
    const before = formOf(reviewed(20), [sample]);
    const fewer = reviewed(20, {
      by: { kind: "reviewer", levels: levels.filter(({ share }) => share !== 0.8) },
    });
    expect(adjustSample(formOf(fewer, [sample]), sample, before)).toBe(sample);
  });
});
