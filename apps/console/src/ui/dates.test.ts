import { expect, test } from "vitest";
import { daysUntil, instantText, scoreText, todayIn } from "./dates.ts";

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
