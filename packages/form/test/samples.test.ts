import { validators } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleInputs, mergeForms, prepareForm, randomInputs, runSample } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { randomForm } from "./forms/random-form.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

const form = smallForm({
  groups: [group("main"), group("more")],
  indicators: [fixed("a", 10, "7"), fixed("b", 5, "5", { group: "more" })],
});
const sample = { id: "s-1", title: "样例", inputs: { answers: {} } };

describe("what a sample must get", () => {
  test("the total, groups and indicators are each held against what is expected", () => {
    const expected = { score: 12, groups: { main: 7, more: 5 }, indicators: { a: 7, b: 5 } };
    expect(runSample(prepareForm(form), { ...sample, expected }).passed).toBe(true);
  });

  test("a group that misses its points fails the sample, told by the group's title", () => {
    const failed = runSample(prepareForm(form), { ...sample, expected: { groups: { main: 8 } } });
    expect(failed.passed).toBe(false);
    expect(failed.differences).toMatchObject([{ part: "group", code: "main", expected: 8, actual: 7 }]);
    expect(failed.differences[0]?.explanation.kind).toBe("group");
  });

  test("what is expected of a group or indicator that is gone fails", () => {
    const expected = { groups: { gone: 1 }, indicators: { away: 2 } };
    const { differences } = runSample(prepareForm(form), { ...sample, expected });
    expect(differences.map(({ part, code, actual }) => [part, code, actual])).toEqual([
      ["group", "gone", null],
      ["indicator", "away", null],
    ]);
  });

  test.each<[string, number | null, Record<string, unknown>, boolean]>([
    ["blank, as it was when one missing answer took its group with it", null, {}, true],
    ["what it comes to without the missing answer", 7, {}, true],
    ["something else", 8, {}, false],
    ["blank, although all answers are there", null, { 件数: 3 }, false],
    ["what it comes to, all answers there", 10, { 件数: 3 }, true],
    ["what it came to before the answer was there", 7, { 件数: 3 }, false],
  ])("of a group with an answer that may be missing: %s", (_what, main, answers, passed) => {
    const waiting = prepareForm(
      smallForm({
        properties: { 件数: { type: "number" } },
        required: ["件数"],
        indicators: [fixed("a", 10, "7"), fixed("b", 5, "件数")],
      }),
    );
    const { differences } = runSample(waiting, {
      ...sample,
      inputs: { answers },
      expected: { groups: { main } },
    });
    expect(differences.length === 0).toBe(passed);
  });

  test("expectations of a group follow its new code when two people's changes are joined", () => {
    const base = { ...form, samples: [{ ...sample, expected: { groups: { main: 7 } } }] };
    const [first, second] = base.score.groups;
    if (first === undefined || second === undefined) throw new Error("the form has two groups");
    const theirs = {
      ...base,
      indicators: base.indicators.map((each) => (each.group === "main" ? { ...each, group: "core" } : each)),
      score: { ...base.score, groups: [{ ...first, code: "core" }, second] } satisfies typeof base.score,
      samples: [{ ...sample, expected: { groups: { core: 7 } } }],
    };
    const mine = {
      ...base,
      samples: [...base.samples, { ...sample, id: "s-2", expected: { groups: { main: 7 } } }],
    };
    const { merged } = mergeForms(base, mine, theirs);
    expect(merged.samples?.map(({ expected }) => expected)).toEqual([
      { groups: { core: 7 } },
      { groups: { core: 7 } },
    ]);
  });
});

describe("inputs to begin a sample with", () => {
  const police = policeForm();
  const prepared = prepareForm(police);

  test("examples are what the form's own fields take", () => {
    const inputs = exampleInputs(police, prepared);
    validators.ScoreInputs.parse(inputs);
    expect(prepared.validate(inputs.answers).problems).toEqual([]);
    expect(prepared.score(inputs).provisional).toBe(false);
  });

  test("random values keep the bounds of every field, and the checks between fields", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (numbers) => {
        const inputs = randomInputs(police, prepared, () => Number(numbers.next().value));
        expect(prepared.validate(inputs.answers).problems.map(({ code }) => code)).not.toContain("type");
      }),
      { numRuns: 30 },
    );
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (let turn = 0; turn < 20; turn += 1) {
      expect(prepared.validate(randomInputs(police, prepared, random).answers).problems).toEqual([]);
    }
  });

  test("any form gets inputs that its scoring takes", () => {
    fc.assert(
      fc.property(randomForm, (each) => {
        const ready = prepareForm(each);
        const inputs = validators.ScoreInputs.parse(exampleInputs(each, ready));
        expect(() => ready.score(inputs)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
