import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, daysOfPeriod, sayPeriod } from "../src/index.ts";

test.each([
  ["2026-Q1", "2026-01-01", "2026-03-31"],
  ["2026-Q3", "2026-07-01", "2026-09-30"],
  ["2026-Q4", "2026-10-01", "2026-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2026-02", "2026-02-01", "2026-02-28"],
  ["1900-02", "1900-02-01", "1900-02-28"],
  ["0000-02", "0000-02-01", "0000-02-29"],
  ["2026-12", "2026-12-01", "2026-12-31"],
  ["2026", "2026-01-01", "2026-12-31"],
  ["2026-H1", "2026-01-01", "2026-06-30"],
  ["2026-H2", "2026-07-01", "2026-12-31"],
  ["9999", "9999-01-01", "9999-12-31"],
])("%s goes from %s to %s", (period, startsOn, endsOn) => {
  expect(daysOfPeriod(period)).toEqual({ startsOn, endsOn });
});

test.each(["2026-Q5", "2026-H3", "2026-H0", "2026-13", "2026-7", "26", "2026-Q3 ", ""])(
  "%j is no period",
  (period) => {
    expect(() => daysOfPeriod(period)).toThrow(RangeError);
  },
);

test.each([
  ["2026", "2026年", "2026"],
  ["2026-H1", "2026年上半年", "H1 2026"],
  ["2026-H2", "2026年下半年", "H2 2026"],
  ["2026-Q1", "2026年第1季度", "Q1 2026"],
  ["2026-Q4", "2026年第4季度", "Q4 2026"],
  ["2026-07", "2026年7月", "2026-07"],
  ["2026-12", "2026年12月", "2026-12"],
])("%s is said %s and %s", (period, zh, en) => {
  expect([sayPeriod(period, "zh"), sayPeriod(period, "en")]).toEqual([zh, en]);
});

test("the day after a month is the first of the next, and a year is its quarters is its months", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const two = (number: number) => String(number).padStart(2, "0");
      const next = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
      const days = daysOfPeriod(`${year}-${two(month)}`);
      expect(dayNumber(days.endsOn) + 1).toBe(dayNumber(daysOfPeriod(next).startsOn));
      const quarter = daysOfPeriod(`${year}-Q${Math.ceil(month / 3)}`);
      expect(quarter.startsOn <= days.startsOn && days.endsOn <= quarter.endsOn).toBe(true);
      if (month % 3 === 0) expect(days.endsOn).toBe(quarter.endsOn);
      if (month === 12) expect(days.endsOn).toBe(daysOfPeriod(String(year)).endsOn);
    }),
  );
});
