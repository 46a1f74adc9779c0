import { describe, expect, test } from "vitest";
import { evaluate } from "../fixture.ts";
import { unmark } from "./marked.ts";

const rows: readonly (readonly [marked: string, code: string, changes?: object])[] = [
  ["«base» + quality", "missing-value", { base: null }],
  ["base + «quality»", "missing-value", { quality: undefined }],
  ["SUM(«base», 1)", "missing-value", { base: null }],
  ["IF(«done», 1, 2)", "missing-value", { done: null }],
  ["name & «base»", "missing-value", { base: null }],
  ["SUM(«raters»)", "missing-value", { raters: null }],
  ["SUM(«加分项».分值)", "missing-value", { 加分项: null }],
  ["«办结数 / (deduct - 2)»", "division-by-zero"],
  ["1 + «办结数 / (deduct - 2)» * 3", "division-by-zero"],
  ["ROUND(«1 / (deduct - 2)», 2)", "division-by-zero"],
  ["(«1 / (deduct - 2)») + 1", "division-by-zero"],
  ["«base / deduct / (deduct - 2)»", "division-by-zero"],
  ["«MOD(base, deduct - 2)»", "division-by-zero"],
  ["«(deduct - 2) ^ -1»", "division-by-zero"],
  ["«POWER(deduct - 2, -1)» + 1", "division-by-zero"],
  ["«SCALE(quality, 60, base, 0, 20)»", "division-by-zero"],
  ["«SQRT(-base)»", "domain-error"],
  ["1 + «SQRT(deduct - 3)»", "domain-error"],
  ["«(-base) ^ 0.5»", "domain-error"],
  ["«POWER(-base, 0.5)»", "domain-error"],
  ["«AVERAGE(raters)»", "empty-aggregate", { raters: [] }],
  ["«MEDIAN(raters)»", "empty-aggregate", { raters: [] }],
  ["«MIN(raters)» + 1", "empty-aggregate", { raters: [] }],
  ["1 + «MAX(加分项[分值 > 9].分值)»", "empty-aggregate"],
  ["«STDEV.P(bonus)»", "empty-aggregate"],
  ["«AVERAGE(bonus, bonus)»", "empty-aggregate"],
  ["«TRIMAVERAGE(raters, 1)»", "empty-aggregate", { raters: [] }],
  ["«10 ^ 301»", "out-of-range"],
  ["«10 ^ 300 * 10»", "out-of-range"],
  ["1 + «10 ^ 300 * deduct»", "out-of-range"],
  ["«-10 ^ 301»", "out-of-range"],
  ["«10 ^ 300 + 1»", "out-of-range"],
  ["«SUM(10 ^ 300, 1)»", "out-of-range"],
  ["«PRODUCT(10 ^ 300, 10)»", "out-of-range"],
  [`1 / «${"9".repeat(400)}»`, "out-of-range"],
  [`1 > «${"9".repeat(301)}»`, "out-of-range"],
  [`«${"9".repeat(400)}»`, "out-of-range"],
  ["«base» + 1", "out-of-range", { base: 1e301 }],
  ["«base ^ (deduct * 1000)»", "limit-exceeded"],
  ["SUM(«raters»)", "limit-exceeded", { raters: Array.from({ length: 10_001 }, () => 1) }],
];

describe("run-time errors, at the smallest sub-expression", () => {
  for (const [marked, code, changes] of rows) {
    test(`${marked}: ${code}`, () => {
      const { source, places } = unmark(marked);
      expect(evaluate(source, changes)).toBe(`${code} ${places[0]}`);
    });
  }
});
