import { expect, test } from "vitest";
import { periodsAround } from "./periods.ts";

test.each([
  ["quarter", "2026-08-15", ["2026-Q3", "2026-Q2", "2026-Q4", "2026-Q1", "2027-Q1", "2025-Q4", "2027-Q2"]],
  ["month", "2026-01-31", ["2026-01", "2025-12", "2026-02", "2025-11", "2026-03", "2025-10", "2026-04"]],
  ["year", "2026-06-01", ["2026", "2025", "2027"]],
] as const)("the %s that contains %s comes first, its neighbours follow", (frequency, today, expected) => {
  expect(periodsAround(frequency, today)).toEqual(expected);
});
