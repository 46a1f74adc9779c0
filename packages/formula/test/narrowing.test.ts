import { describe, expect, test } from "vitest";
import { check, compile } from "../src/index.ts";
import { input, schema } from "./fixture.ts";

const scope = { schema, ratings: true, previous: true };
const told = (source: string, within: object = scope) =>
  check(source, { ...scope, ...within }).diagnostics.map(
    ({ code, from, to }) => `${code} ${source.slice(from, to)}`,
  );

describe("where a condition says that something is there, it is no longer optional", () => {
  test.each([
    "IF(ISBLANK(bonus), 0, bonus * 2)",
    "IF(NOT ISBLANK(bonus), bonus * 2, 0)",
    "IF(NOT(ISBLANK(bonus)) AND done, bonus * 2, 0)",
    "IF(ISBLANK(bonus) OR ISBLANK(note), 0, bonus + LEN(note))",
    "IF(AND(NOT ISBLANK(bonus), bonus > 3), bonus, 0) + 1",
    "NOT ISBLANK(bonus) AND bonus > 3",
    "ISBLANK(bonus) OR bonus > 3",
    "OR(ISBLANK(bonus), bonus > 3, bonus < 1)",
    "IFS(ISBLANK(bonus), 0, bonus > 3, bonus, TRUE, 1) + 1",
    "IF(done AND (ISBLANK(bonus) OR ISBLANK(note)), 0, IF(ISBLANK(bonus), 0, bonus * 2)) + 1",
    "IF(ISBLANK(bonus) AND ISBLANK(note), 0, 1)",
    "IF(ISBLANK(previous.score), 0, previous.score / 2)",
    "COUNT(加分项[NOT ISBLANK(说明) AND LEN(说明) > 1])",
    "IF(ISBLANK(bonus), 0, SUM(加分项[分值 > bonus].分值))",
    "IF(ISBLANK(bonus), 0, bonus ?? 1)",
    "IF(ISBLANK(bonus) = FALSE, bonus * 2, 0)",
    "IF(ISBLANK(bonus) = TRUE, 0, bonus * 2)",
    "IF(ISBLANK(bonus) <> TRUE, bonus * 2, 0)",
    "IF(FALSE = ISBLANK(bonus), bonus * 2, 0)",
  ])("%s", (source) => expect(told(source)).toEqual([]));

  test.each([
    ["IF(ISBLANK(bonus), bonus * 2, 0)", "bonus"],
    ["IF(ISBLANK(note), 0, bonus * 2)", "bonus"],
    ["IF(ISBLANK(bonus) = TRUE, bonus * 2, 0)", "bonus"],
    ["IF(ISBLANK(bonus) <> FALSE, bonus * 2, 0)", "bonus"],
    ["IF(ISBLANK(bonus) AND done, 0, bonus * 2)", "bonus"],
    ["IF(NOT ISBLANK(bonus) OR done, bonus * 2, 0)", "bonus"],
    ["IF(ISBLANK(bonus), 0, 1) + bonus", "bonus"],
    ["bonus > 3 AND NOT ISBLANK(bonus)", "bonus"],
    ["(NOT ISBLANK(bonus) OR done) AND bonus > 3", "bonus"],
    ["NOT ISBLANK(bonus) OR bonus > 3", "bonus"],
    ["SUM(加分项[NOT ISBLANK(说明)].分值) + LEN(note)", "note"],
    // Of another member nothing is known.
    ["IF(ISBLANK(bonus), 0, COHORT.MAX(bonus + 1))", "bonus"],
    // The row's own name is another one.
    ["IF(ISBLANK(note), 0, COUNT(加分项[LEN(说明) > 1]))", "说明"],
  ])("%s: still not", (source, name) => expect(told(source)).toEqual([`optional-value ${name}`]));

  test("in edition 0 nothing is concluded", () => {
    expect(told("IF(ISBLANK(bonus), 0, bonus * 2)", { edition: 0 })).toEqual(["optional-value bonus"]);
  });

  test("the value is the same in every back-end", () => {
    const formula = compile("IF(ISBLANK(bonus), 0, ROUND(bonus * 2, 1))", scope);
    for (const [bonus, value] of [
      [undefined, 0],
      [null, 0],
      [1.26, 2.5],
    ] as const) {
      expect(formula.evaluate({ ...input, bonus })).toEqual({ value });
      expect(formula.evaluateExactly({ ...input, bonus })).toEqual({ value });
    }
  });
});
