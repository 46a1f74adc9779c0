import { expect, test } from "vitest";
import { daysUntil, instantText, periodEnd, periodText, scoreText, todayIn } from "./dates.ts";

test.each([
  ["2026-Q3", "2026年第3季度", "Q3 2026"],
  ["2026-07", "2026年7月", "2026-07"],
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

test("an instant is shown in the unit's time zone", () => {
  expect(instantText("2026-09-30T17:05:00Z", "zh", "Asia/Shanghai")).toBe("2026/10/01 01:05");
});

test("days count calendar days, overdue ones negative", () => {
  expect(daysUntil("2026-10-01", "2026-09-28")).toBe(3);
  expect(daysUntil("2026-09-27", "2026-09-28")).toBe(-1);
  expect(todayIn("Asia/Shanghai", new Date("2026-09-30T17:05:00Z"))).toBe("2026-10-01");
});

test("a score has no superfluous zeros, and none is a dash", () => {
  expect([90, 92.5, 92.68, null, undefined].map(scoreText)).toEqual(["90", "92.5", "92.68", "—", "—"]);
});
