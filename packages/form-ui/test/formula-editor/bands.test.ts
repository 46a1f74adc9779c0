import { type BandCall, bandCalls, readsAsValue } from "@duheng/formula";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addBand,
  bandAt,
  editCell,
  editOtherwise,
  pasteCells,
  removeBand,
  type TextChange,
} from "../../src/formula-editor/bands/band-edits.ts";

const first = (source: string): BandCall => {
  const [call] = bandCalls(source);
  if (call === undefined) throw new Error(`no bands in ${source}`);
  return call;
};
const rowsOf = (source: string) =>
  first(source).rows.map(({ threshold, points }) => [threshold.text, points.text]);
const applied = (source: string, change: TextChange | null) =>
  change === null ? source : source.slice(0, change.from) + change.insert + source.slice(change.to);

const formula = "1 + BAND(率 / 2, [[90, 满分], /* 中 */ [75, 满分 * 80%]], 0)";

describe("the bands of a formula", () => {
  it("are found wherever a call of BAND stands", () => {
    expect(rowsOf(formula)).toEqual([
      ["90", "满分"],
      ["75", "满分 * 80%"],
    ]);
    expect([first(formula).value.text, first(formula).otherwise.text]).toEqual(["率 / 2", "0"]);
    expect(rowsOf("ｂａｎｄ（率，［［９０，１０］］，0）")).toEqual([["９０", "１０"]]);
    expect(
      bandCalls("IF(a > 1, BAND(a, [[1, 2]], 0), BAND(b, [[3, BAND(c, [[4, 5]], 0)]], 1))"),
    ).toHaveLength(3);
  });

  it("are none where the formula cannot be read or a row has not two cells", () => {
    for (const source of [
      "BAND(率, [[90, 10], [75",
      "BAND(率, [[90, 10, 3]], 0)",
      "BAND(率, 3, 0)",
      "band",
      "SUM(1)",
    ])
      expect(bandCalls(source)).toEqual([]);
  });

  it("are those that the cursor is in, the innermost; else the first", () => {
    const source = "BAND(a, [[1, BAND(c, [[4, 5]], 0)]], 1) + BAND(b, [[3, 2]], 1)";
    const calls = bandCalls(source);
    expect([0, source.indexOf("[[4"), source.length].map((at) => bandAt(calls, at)?.value.text)).toEqual([
      "a",
      "c",
      "b",
    ]);
    expect(bandAt(bandCalls("1 + BAND(a, [[1, 2]], 0)"), 0)?.value.text).toBe("a");
    expect(bandAt([], 0)).toBeNull();
  });
});

describe("an edit of the table", () => {
  it("changes its own cell and nothing else that is written", () => {
    expect(applied(formula, editCell(first(formula), 1, "points", "8"))).toBe(
      "1 + BAND(率 / 2, [[90, 满分], /* 中 */ [75, 8]], 0)",
    );
    expect(applied(formula, editOtherwise(first(formula), "BLANK()"))).toContain("80%]], BLANK())");
    expect(editCell(first(formula), 0, "threshold", "90")).toBeNull();
  });

  it.each([
    ["[[90, 10], [75, 8]]", "60"],
    ["[[90, 10]]", "80"],
    ["[[90%, 10]]", "80%"],
    ["[[0.9, 10], [0.8, 8]]", "0.7"],
    ["[[60, 1], [90, 2]]", "80"],
    ["[[a, 1]]", "0"],
  ])("adds a band below those of %s from %s on", (table, threshold) => {
    const source = `BAND(x, ${table}, 0)`;
    const call = first(source);
    expect(rowsOf(applied(source, addBand(call, call.rows.length - 1))).at(-1)).toEqual([threshold, "0"]);
  });

  it("takes a band away with its comma, never the last", () => {
    const source = "BAND(x, [[3, 1], [2, 2], [1, 3]], 0)";
    const left = (at: number) => applied(source, removeBand(first(source), at));
    expect([0, 1, 2].map((at) => rowsOf(left(at)).map(([threshold]) => threshold))).toEqual([
      ["2", "1"],
      ["3", "1"],
      ["3", "2"],
    ]);
    expect(removeBand(first("BAND(x, [[3, 1]], 0)"), 0)).toBeNull();
  });

  it("takes in two columns from a sheet, from the cell on, with more rows where there are not enough", () => {
    const source = "BAND(x, [[3, 1], [2, 2]], 0)";
    const pasted = pasteCells(first(source), 1, "threshold", [
      ["95", "10"],
      ["85", "8"],
    ]);
    expect(rowsOf(applied(source, pasted))).toEqual([
      ["3", "1"],
      ["95", "10"],
      ["85", "8"],
    ]);
    const points = pasteCells(first(source), 0, "points", [["9", "x"], ["7"]]);
    expect(rowsOf(applied(source, points))).toEqual([
      ["3", "9"],
      ["2", "7"],
    ]);
  });

  it("whatever the cells are, the formula reads as the table (property)", () => {
    const cell = fc.constantFrom(
      "90",
      "60%",
      "满分",
      "满分 * 80%",
      "a.b",
      "(1, 2)",
      "IF(x, 1, 2)",
      "-3",
      "[a b]",
    );
    const row = fc.tuple(cell, cell);
    const ok = cell.filter(readsAsValue);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ok, ok), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        row,
        (rows, seed, other) => {
          const source = `MAX(BAND(x, [${rows.map(([a, b]) => `[${a},${b}]`).join(", ")}], 0), 1)`;
          const at = seed % rows.length;
          const added = applied(source, addBand(first(source), at));
          expect(rowsOf(added).filter((_, index) => index !== at + 1)).toEqual(rows);
          const gone = applied(added, removeBand(first(added), at + 1));
          expect(rowsOf(gone)).toEqual(rows);
          if (!other.every(readsAsValue)) return;
          const pasted = applied(source, pasteCells(first(source), at, "threshold", [other]));
          expect(rowsOf(pasted)).toEqual(rows.map((each, index) => (index === at ? other : each)));
        },
      ),
    );
  });
});

it("a cell holds one value: no two, no table, no half of one", () => {
  expect(["90", "满分 * 80%", "a > 1"].every(readsAsValue)).toBe(true);
  expect(["", "1, 2", "1]", "[[1, 2]]", "1 +", "=1", "“a"].some(readsAsValue)).toBe(false);
});
