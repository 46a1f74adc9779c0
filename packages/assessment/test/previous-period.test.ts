import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOfPeriod, isBeforePeriod, latestBefore } from "../src/index.ts";

const of = (periods: readonly string[], period: string) =>
  latestBefore(
    periods.map((each) => ({ period: each })),
    period,
  )?.period;

test.each([
  // Of its own kind, whatever the texts say.
  ["2026-07", ["2026-05", "2026-06", "2026-07", "2026-08"], "2026-06"],
  ["2026-Q3", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], "2026-Q2"],
  ["2026-Q1", ["2025-Q3", "2025-Q4", "2026-Q2"], "2025-Q4"],
  ["2026-01", ["2025-12", "2026-02"], "2025-12"],
  ["2026-H2", ["2025-H2", "2026-H1"], "2026-H1"],
  ["2026-H1", ["2025-H1", "2025-H2"], "2025-H2"],
  ["2026", ["2024", "2025", "2027"], "2025"],
  // A month after quarters: by its text, 2026-Q2 would come after 2026-07.
  ["2026-07", ["2026-Q1", "2026-Q2"], "2026-Q2"],
  ["2026-06", ["2026-Q1", "2026-Q2", "2026"], "2026-Q1"],
  ["2027-01", ["2026-Q3", "2026-Q4"], "2026-Q4"],
  // A quarter after months: 2026-08 and 2026-09 are in it, though their texts come before.
  ["2026-Q3", ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09"], "2026-06"],
  ["2026-Q4", ["2026-09", "2026-10"], "2026-09"],
  // A half-year after months and quarters.
  ["2026-H2", ["2026-05", "2026-06", "2026-Q1", "2026-Q2", "2026-Q3"], "2026-Q2"],
  ["2026-H2", ["2026-06", "2026-Q1"], "2026-06"],
  ["2027-H1", ["2026-Q3", "2026-11"], "2026-11"],
  // Quarters and months after half-years.
  ["2026-Q3", ["2025-H2", "2026-H1", "2026-H2"], "2026-H1"],
  ["2026-09", ["2026-H1", "2026-H2"], "2026-H1"],
  // After a year, and a year after others. By its text, 2026 would come before 2026-01.
  ["2026-01", ["2025", "2026"], "2025"],
  ["2026-Q1", ["2025", "2026"], "2025"],
  ["2026-H1", ["2025", "2026"], "2025"],
  ["2026", ["2025-Q4", "2026-Q1", "2026-Q3", "2026-12"], "2025-Q4"],
  ["2026", ["2025-11", "2025-Q3"], "2025-11"],
  // Of those that end on one day, the one of its own kind, or else the one that is most like it.
  ["2026-07", ["2026-H1", "2026-Q2", "2026-06"], "2026-06"],
  ["2026-Q3", ["2026-H1", "2026-Q2", "2026-06"], "2026-Q2"],
  ["2026-H2", ["2026-06", "2026-Q2", "2026-H1"], "2026-H1"],
  ["2027", ["2026-12", "2026-Q4", "2026-H2", "2026"], "2026"],
  ["2027", ["2026-12", "2026-Q4", "2026-H2"], "2026-H2"],
  ["2027-Q1", ["2026", "2026-12"], "2026-12"],
  ["2027-Q1", ["2026", "2026-H2"], "2026-H2"],
  // None.
  ["2026-Q3", ["2026-Q3", "2026-Q4", "2026", "2026-H2", "2026-07", "2027"], undefined],
  ["2026-Q3", [], undefined],
] as const)("before %s of %j it was %s", (period, periods, expected) => {
  expect(of(periods, period)).toBe(expected);
  expect(of([...periods].reverse(), period)).toBe(expected);
});

test("of two results of one period, the first given", () => {
  const results = [
    { period: "2026-Q2", grade: "good" },
    { period: "2026-Q2", grade: "fair" },
  ];
  expect(latestBefore(results, "2026-Q3")).toBe(results[0]);
});

const periods = fc
  .tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 0, max: 18 }))
  .map(([year, part]) => {
    if (part === 0) return `${year}`;
    if (part <= 2) return `${year}-H${part}`;
    if (part <= 6) return `${year}-Q${part - 2}`;
    return `${year}-${String(part - 6).padStart(2, "0")}`;
  });

test("it is over before, nothing that is over before ends later, and their order does not matter", () => {
  fc.assert(
    fc.property(fc.uniqueArray(periods), periods, (all, period) => {
      const found = of(all, period);
      const before = all.filter((one) => isBeforePeriod(one, period));
      expect(found === undefined).toBe(before.length === 0);
      expect(of([...all].reverse(), period)).toBe(found);
      if (found === undefined) return;
      expect(before).toContain(found);
      const { endsOn } = daysOfPeriod(found);
      expect(before.every((one) => daysOfPeriod(one).endsOn <= endsOn)).toBe(true);
    }),
  );
});

test("before is an order: never both ways, and none is before itself", () => {
  fc.assert(
    fc.property(periods, periods, periods, (one, other, third) => {
      expect(isBeforePeriod(one, one)).toBe(false);
      if (isBeforePeriod(one, other)) expect(isBeforePeriod(other, one)).toBe(false);
      if (isBeforePeriod(one, other) && isBeforePeriod(other, third))
        expect(isBeforePeriod(one, third)).toBe(true);
    }),
  );
});
