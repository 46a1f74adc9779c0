import type { Form, Problem, Sample } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { checkWhole, followingSamples, mergeForms, withFollowed } from "../src/index.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

const sample: Sample = {
  id: "s-1",
  title: "全勤",
  inputs: { answers: { 件数: 9 } },
  expected: { score: 14, groups: { main: 9 }, indicators: { a: 9 } },
};

const base: Form = smallForm({
  properties: { 件数: { type: "number" } },
  required: ["件数"],
  groups: [group("main"), group("more")],
  indicators: [fixed("a", 10, "件数"), fixed("b", 5, "5", { group: "more" })],
  form: { samples: [sample] },
});

/** The form with another formula of an indicator. */
function giving(form: Form, code: string, formula: string): Form {
  return {
    ...form,
    indicators: form.indicators.map((each) =>
      each.code === code ? { ...each, by: { kind: "formula", formula } } : each,
    ),
  };
}

function errorsOf(form: Form): Problem[] {
  return checkWhole(form).problems.filter(({ severity }) => severity === "error");
}

function followed(form: Form, sources: readonly Form[]) {
  return followingSamples(form, checkWhole(form).samples, sources);
}

describe("the whole check", () => {
  test("a sample that misses its score is an error, and no form of which one does is called fine", () => {
    expect(errorsOf(base)).toEqual([]);
    const problems = errorsOf(giving(base, "b", "4"));
    const { samples } = checkWhole(giving(base, "b", "4"));
    expect(problems).toMatchObject([{ code: "sample-failed", path: "/samples/0", severity: "error" }]);
    expect(problems[0]?.message.zh).toBe("样例“全勤”没有得到应有的分数：总分应为 14，实得 13");
    expect(samples).toHaveLength(1);
  });

  test("a form with errors is told of those alone: nothing can be scored", () => {
    const { problems, samples, prepared } = checkWhole(giving(base, "b", "不存在"));
    expect(problems.filter(({ severity }) => severity === "error").map(({ path }) => path)).toEqual([
      "/indicators/1/by/formula",
    ]);
    expect([samples, prepared]).toEqual([[], null]);
  });
});

describe("samples that follow a changed formula", () => {
  // Both sides are sound by themselves; only together is the sample another.
  const theirs = {
    ...giving(base, "b", "4"),
    samples: [{ ...sample, expected: { ...sample.expected, score: 13 } }],
  };
  const mine = {
    ...giving(base, "a", "件数 + 1"),
    samples: [{ ...sample, expected: { score: 15, groups: { main: 10 }, indicators: { a: 10 } } }],
  };

  test("are told with what they expected and what comes out, and change only when accepted", () => {
    const { merged } = mergeForms(base, mine, { ...theirs, samples: [sample] });
    const following = followed(merged, [mine, theirs]);
    expect(following).toMatchObject([{ id: "s-1", title: "全勤" }]);
    expect(following[0]?.changes.map(({ message }) => message.zh)).toEqual(["总分 15 → 14"]);
    expect(errorsOf(merged)).toHaveLength(1);
    const accepted = withFollowed(merged, following);
    expect(errorsOf(accepted)).toEqual([]);
    expect(withFollowed(merged, [])).toBe(merged);
  });

  test("values of groups and indicators follow as well; of a part that is gone nothing is expected", () => {
    const changed = giving(base, "a", "件数 - 1");
    const less = { ...changed, indicators: changed.indicators.filter(({ code }) => code !== "b") };
    const expecting = { ...sample, expected: { indicators: { a: 9, b: 5 }, groups: { main: 9 } } };
    const source = { ...base, samples: [expecting] };
    const following = followed({ ...less, samples: [expecting] }, [source]);
    const next = withFollowed({ ...less, samples: [expecting] }, following);
    expect(next.samples?.[0]?.expected).toEqual({ indicators: { a: 8 }, groups: { main: 8 } });
    expect(errorsOf(next)).toEqual([]);
  });

  test("not one that failed before, nor one in which something is wrong, nor one without points", () => {
    const failing = { ...base, samples: [{ ...sample, expected: { score: 1 } }] };
    expect(followed(giving(failing, "b", "4"), [failing])).toEqual([]);
    const bounded = {
      ...base,
      fields: { ...base.fields, properties: { 件数: { type: "number", maximum: 5 } } },
    };
    expect(followed(bounded, [base])).toEqual([]);
    expect(followed(giving(base, "b", "1 / (件数 - 9)"), [base])).toEqual([]);
  });
});
