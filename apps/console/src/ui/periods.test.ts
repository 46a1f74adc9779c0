import { expect, test } from "vitest";
import { periodEnd, periodText } from "./periods.ts";

test.each([
  ["2026-Q3", "2026年第3季度", "Q3 2026"],
  ["2026-07", "2026年7月", "2026-07"],
  ["2026-H1", "2026年上半年", "H1 2026"],
  ["2026-H2", "2026年下半年", "H2 2026"],
  ["2026", "2026年", "2026"],
])("a period is said as people say it: %s", (period, zh, en) => {
  expect(periodText(period, "zh")).toBe(zh);
  expect(periodText(period, "en")).toBe(en);
});

test("a period ends on its last day", () => {
  expect(["2026-Q3", "2024-02", "2026-02", "2026"].map(periodEnd)).toEqual([
    "2026-09-30",
    "2024-02-29",
    "2026-02-28",
    "2026-12-31",
  ]);
});
