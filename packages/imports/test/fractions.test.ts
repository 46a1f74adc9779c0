import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FractionWatch, type ImportDefinition, readRow, withFractions } from "../src/index.ts";

const column = (field: string, content: ImportDefinition["columns"][number]["content"]) => ({
  ...{ field, title: { zh: field, en: field }, aliases: [], content },
});
const definition: ImportDefinition = {
  strongKeys: [],
  weakKey: "name",
  columns: [
    column("name", { kind: "text" }),
    column("rate", { kind: "number", unit: "%", minimum: 0, maximum: 100 }),
    column("growth", { kind: "number", unit: "％" }),
    column("count", { kind: "number", unit: "件" }),
  ],
};
const fields = ["name", undefined, "rate", "growth", "count"];
const read = (of: ImportDefinition, ...cells: readonly string[]) =>
  readRow(of, { fields: ["name", "rate", "growth", "count"], references: {} }, cells);

function asked(rows: readonly (readonly string[])[], said: readonly string[] = []): string[] {
  const watch = new FractionWatch(definition, fields, (field) => said.includes(field));
  for (const cells of rows) watch.see(cells);
  return [...watch.asked].sort();
}

describe("a number of a column in % that has no sign", () => {
  it("is asked of where all of them are at most 1", () => {
    expect(
      asked([
        ["甲", "0.5", "0.975", "-0.05", "0.5"],
        ["乙", "", "1", "", "1"],
      ]),
    ).toEqual(["growth", "rate"]);
    expect(
      asked([
        ["甲", "", "0.975", "1.5"],
        ["乙", "", "1", "0.2"],
      ]),
    ).toEqual(["rate"]);
    expect(
      asked([
        ["甲", "", "97.5", "-12"],
        ["乙", "", "0.5", "0.2"],
      ]),
    ).toEqual([]);
  });

  it("is not where there is none, nothing but noughts, or somebody said it", () => {
    expect(asked([])).toEqual([]);
    expect(asked([["甲", "", "0", "0.00"], ["乙"], ["丙", "", "0.5%", "优秀"]])).toEqual([]);
    expect(asked([["甲", "", "0.975", "0.1"]], ["rate"])).toEqual(["growth"]);
  });

  it("is one of a hundred times as much where it is said to be a share of one; what has the sign stays", () => {
    const shares = withFractions(definition, new Set(["rate", "count"]));
    expect(withFractions(definition, new Set())).toBe(definition);
    expect(read(shares, "甲", "0.975", "0.975").values).toEqual({
      name: "甲",
      rate: "97.5",
      growth: "0.975",
    });
    expect(read(shares, "甲", "97.5％", "5%").values).toEqual({ name: "甲", rate: "97.5", growth: "5" });
    expect(read(shares, "甲", "1.2").problems).toEqual([
      {
        field: "rate",
        code: "out-of-range",
        message: { zh: "应在 0% 至 100% 之间", en: "must be 0% to 100%" },
      },
    ]);
    expect(read(shares, "甲", "2026-07-01").problems.map(({ code }) => code)).toEqual(["day-in-number"]);
    expect(read(definition, "甲", "0.975").values).toEqual({ name: "甲", rate: "0.975" });
  });

  it("any share comes back exactly", () => {
    const shares = withFractions(definition, new Set(["growth"]));
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (millionths) => {
        const text = `${millionths / 1_000_000}`;
        fc.pre(!text.includes("e"));
        expect(Number(read(shares, "甲", "", text).values.growth)).toBe(millionths / 10_000);
      }),
    );
  });
});
