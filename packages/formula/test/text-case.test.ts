import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, compile } from "../src/index.ts";
import { foldCase, hasCase } from "../src/runtime/fold-case.ts";

const schema = {
  type: "object",
  required: ["ename", "other", "e", "twins", "tags", "day"],
  properties: {
    ename: { type: "string" },
    other: { type: "string" },
    e: { enum: ["Abc", "b"] },
    twins: { enum: ["a", "A"] },
    tags: { type: "array", items: { enum: ["Abc", "b"] } },
    day: { type: "string", format: "date" },
  },
};
const input = { ename: "abc", other: "ABC", e: "Abc", twins: "a", tags: ["Abc"], day: "2026-07-01" };

const table: readonly (readonly [string, unknown, unknown])[] = [
  ['ename = "ABC"', true, false],
  ['"ABC" = ename', true, false],
  ['ename <> "ABC"', false, true],
  ["ename = other", true, false],
  ["ename < other", false, false],
  ["ename >= other", true, true],
  ["other >= ename", true, false],
  ['ename < "B"', true, false],
  ['other < "_"', false, true],
  ['ename = "甲"', false, false],
  ['SWITCH(ename, "ABC", 1, "abc", 2, 3)', 1, 2],
  ['SWITCH(other, "甲", 1, 3)', 3, 3],
  ['CONTAINS(ename, "BC")', true, false],
  ['STARTSWITH(ename, "AB")', true, false],
  ['e = "Abc"', true, true],
  ["e = ename", true, false],
  ['SWITCH(e, "Abc", 1, "b", 2, 3)', 1, 1],
  ['CONTAINS(tags, "Abc")', true, true],
  ["CONTAINS(tags, ename)", true, false],
  ['twins = "a"', true, true],
  ['twins = "A"', false, false],
  ["twins = other", false, false],
  ['day = "2026-07-01"', true, true],
  ["EXACT(ename, other)", false, undefined],
];

describe("upper and lower case", () => {
  for (const [source, now, before] of table) {
    test(`${source} is ${now}, and was ${before}`, () => {
      expect(compile(source, { schema }).evaluate(input)).toEqual({ value: now });
      if (before === undefined)
        expect(check(source, { schema, edition: 0 }).diagnostics).toMatchObject([
          { code: "excel-difference" },
        ]);
      else expect(compile(source, { schema, edition: 0 }).evaluate(input)).toEqual({ value: before });
    });
  }

  test("a choice is written as it is listed", () => {
    expect(check('e = "abc"', { schema }).diagnostics).toMatchObject([{ code: "not-in-enum" }]);
    expect(check('EXACT(e, "abc")', { schema }).diagnostics).toMatchObject([{ code: "not-in-enum" }]);
  });

  test("folding puts texts into classes, and hasCase tells those of more than one", () => {
    for (let code = 0; code < 0x11_000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const letter = String.fromCodePoint(code);
      const folded = foldCase(letter);
      expect(foldCase(folded)).toBe(folded);
      if (folded !== letter && !(hasCase(folded) && hasCase(letter)))
        throw new Error(`${letter} folds to ${folded}, which counts as without case`);
    }
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(foldCase(a) + foldCase(b)).toBe(foldCase(a + b));
      }),
    );
  });
});
