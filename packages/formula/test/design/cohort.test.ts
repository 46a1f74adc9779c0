import { describe, expect, test } from "vitest";
import { compile } from "../../src/index.ts";
import { input, scope } from "../fixture.ts";

/** Five members; the last has no base yet. */
const group = [
  input,
  { ...input, base: 80, bonus: 5 },
  { ...input, base: 80 },
  { ...input, base: 100, 加分项: [] },
  { ...input, base: null },
];

const rows: readonly (readonly [source: string, values: readonly unknown[]])[] = [
  ["COHORT.AVERAGE(base)", [80, 80, 80, 80, 80]],
  ["COHORT.MEDIAN(base)", [80, 80, 80, 80, 80]],
  ["COHORT.MIN(base)", [60, 60, 60, 60, 60]],
  ["COHORT.MAX(base)", [100, 100, 100, 100, 100]],
  ["COHORT.SUM(base)", [320, 320, 320, 320, 320]],
  ["COHORT.COUNT()", [5, 5, 5, 5, 5]],
  ["ROUND(COHORT.STDEV.P(base) ^ 2, 9)", [200, 200, 200, 200, 200]],
  ["COHORT.RANK(base)", [4, 2, 2, 1, "missing-value"]],
  ["cohort.rank(-base)", [1, 2, 2, 4, "missing-value"]],
  ["COHORT.PERCENTILE(base)", [0.25, 0.75, 0.75, 1, "missing-value"]],
  ["COHORT.RANK(bonus)", [null, 1, null, null, null]],
  ["COHORT.AVERAGE(base + bonus ?? 0)", [81.25, 81.25, 81.25, 81.25, 81.25]],
  // The rows in the argument are the member's, not the one of the filter around the function.
  ["COUNT(加分项[分值 > COHORT.RANK(SUM(加分项[分值 > 2].分值))])", [3, 3, 3, 0, 3]],
];

describe("the group: x of every member of the same cycle and category", () => {
  for (const [source, values] of rows) {
    test(source, () => {
      const formula = compile(source, scope);
      const cohort = formula.cohortValues(group);
      const results = group.map((member) => formula.evaluate({ ...member, cohort }));
      expect(results.map((each) => ("value" in each ? each.value : each.error.code))).toEqual(values);
    });
  }
});
