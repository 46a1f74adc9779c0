import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareMeaning, mergeForms } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { floating, smallForm } from "./forms/small-form.ts";
import { baseModel, edited } from "./meaning/edits.ts";
import { written } from "./meaning/model.ts";

const number = (id: string) => ({ type: "number", minimum: 0, maximum: 50, "x-id": id });
const form = (formula: string, more: Partial<Form> = {}, second = "1"): Form => ({
  ...smallForm({
    properties: { a: number("f-a"), b: number("f-b") },
    required: ["a", "b"],
    indicators: [floating("I", 0, 99, formula), floating("J", 0, 99, second)],
  }),
  ...more,
});

describe("a merge held against what it was made of", () => {
  it("finds nothing in a merge that keeps what each side means", async () => {
    const merge = mergeForms(form("a + b"), form("a + b * 2"), form("a + b", { title: "新" }, "b"));
    expect(await compareMeaning(merge)).toEqual({
      differences: [],
      indicators: 2,
      fillings: 100,
      isComplete: true,
    });
  });

  it("tells an indicator that came out otherwise, with a filling that shows it and whose it was", async () => {
    const [base, mine, theirs] = [form("a + b"), form("a + b * 2"), form("a + b", {}, "b")];
    const wrong = form("a + a * 2", {}, "b + 1");
    const { differences, indicators } = await compareMeaning(
      { base, mine, theirs, merged: wrong, conflicts: [] },
      { fillings: 20 },
    );
    expect(indicators).toBe(2);
    expect(differences.map(({ indicatorId, side }) => [indicatorId, side])).toEqual([
      ["indicator-I", "mine"],
      ["indicator-J", "theirs"],
    ]);
    const [first] = differences;
    const { a, b } = first?.inputs.answers ?? {};
    expect(first?.expected.points).toBe(Math.min(99, Number(a) + Number(b) * 2));
    expect(first?.actual.points).toBe(Math.min(99, Number(a) * 3));
    expect(first?.message.zh).toBe(
      `指标“I”在您这一方得 ${first?.expected.points} 分，合并后得 ${first?.actual.points} 分`,
    );
  });

  it("leaves out what both sides touched, through a field too", async () => {
    const base = form("a + b");
    const mine = form("a + b * 2");
    const theirs: Form = JSON.parse(JSON.stringify(base).replace('"maximum":50', '"maximum":40'));
    const { indicators, differences } = await compareMeaning(mergeForms(base, mine, theirs));
    expect([indicators, differences]).toEqual([1, []]);
  });

  it("says so where a form cannot be scored", async () => {
    const merge = mergeForms(form("a + b"), form("a +"), form("a + b", {}, "b"));
    expect((await compareMeaning(merge)).isComplete).toBe(false);
  });

  it("uses the samples of the side, and gives others their turn", async () => {
    const samples = [{ id: "s", title: "样例", inputs: { answers: { a: 1, b: 2 } }, expected: {} }];
    let turns = 0;
    const merge = mergeForms(form("a + b"), form("b + a", { samples }), form("a + b", { title: "新" }));
    const { fillings } = await compareMeaning(merge, {
      fillings: 30,
      turn: async () => {
        turns += 1;
      },
    });
    expect(fillings).toBe(31);
    expect(turns).toBeGreaterThan(5);
  });

  it("finds nothing in merges of any two sides (property)", async () => {
    const base = written(baseModel) ?? policeForm();
    await fc.assert(
      fc.asyncProperty(edited("m", 4), edited("t", 4), async (mine, theirs) => {
        const merge = mergeForms(base, written(mine) ?? base, written(theirs) ?? base);
        const { differences, isComplete } = await compareMeaning(merge, { fillings: 10 });
        expect([differences, isComplete]).toEqual([[], true]);
      }),
      { numRuns: 100 },
    );
  });
});
