import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareForm } from "../src/index.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

/** The points of group `main` where these items are its own, weighed. */
function pointsOf(indicators: ReturnType<typeof fixed>[], weight?: number): number | null | undefined {
  const form = smallForm({ indicators, groups: [group("main", weight === undefined ? {} : { weight })] });
  return prepareForm(form).score({ answers: {} }).groups.main;
}

describe("a group that weighs", () => {
  it.each([
    ["one item, in full", [fixed("A", 10, "10")], 50, 50],
    ["one item, in part", [fixed("A", 10, "4")], 50, 20],
    ["one item that gives nothing", [fixed("A", 10, "0")], 50, 0],
    ["one item, by its own points", [fixed("A", 10, "4")], undefined, 4],
    ["two uneven items", [fixed("A", 10, "10"), fixed("B", 30, "15")], 50, 31.25],
    [
      "an item that does not apply",
      [fixed("A", 10, "5"), fixed("B", 30, "15", { applicable: "FALSE" })],
      50,
      25,
    ],
    ["as much as its items", [fixed("A", 40, "30")], 40, 30],
  ] as const)("of %s", (_what, indicators, weight, expected) => {
    expect(pointsOf([...indicators], weight)).toBe(expected);
  });

  it("floating items alone are not scaled: they have no full points", () => {
    expect(pointsOf([floating("A", 0, 5, "3")])).toBe(3);
  });

  it("full marks of every item are the weight, whatever they are (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 100 }),
        (fulls, weight) => {
          const all = fulls.map((full, at) => fixed(`I${at}`, full, String(full)));
          expect(pointsOf(all, weight)).toBe(weight);
          // And nothing of the first is its share less.
          const [first = 0] = fulls;
          const sum = fulls.reduce((total, full) => total + full, 0);
          const less = all.map((one, at) => (at === 0 ? fixed("I0", first, "0") : one));
          expect(pointsOf(less, weight)).toBeCloseTo((weight * (sum - first)) / sum, 9);
        },
      ),
      { numRuns: 60 },
    );
  });
});
