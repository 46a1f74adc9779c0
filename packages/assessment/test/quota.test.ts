import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultPlanSettings,
  planQuotaGroups,
  pooledSeats,
  type QuotaMember,
  seatsOf,
  shareSeats,
} from "../src/index.ts";

describe("G11 seats", () => {
  it.each([
    [7, 40, "floor", 2],
    [5, 40, "floor", 2],
    [7, 40, "half-up", 3],
    [6, 40, "half-up", 2],
    [7, 40, "ceiling", 3],
    [5, 40, "ceiling", 2],
    [100, 29, "floor", 29],
    [1000, 0.1, "floor", 1],
    [5, 50, "half-up", 3],
    [0, 40, "ceiling", 0],
    [3, 100, "floor", 3],
    [3, 0, "ceiling", 0],
  ] as const)("G11 %i people at %d %% by %s have %i", (base, percent, rounding, seats) => {
    expect(seatsOf(base, percent, rounding)).toBe(seats);
  });

  it("G11 floor is never above the percentage, for any base", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.integer({ min: 0, max: 100 }), (base, percent) => {
        const seats = seatsOf(base, percent);
        expect(seats * 100).toBeLessThanOrEqual(base * percent);
        expect((seats + 1) * 100).toBeGreaterThan(base * percent);
      }),
    );
  });

  it("G12 small groups get more together than alone", () => {
    expect([2, 2, 3].map((base) => seatsOf(base, 40))).toEqual([0, 0, 1]);
    expect(pooledSeats([2, 2, 3], 40)).toBe(2);
  });
});

describe("G13 one cap over several categories", () => {
  it.each([
    [[4, 4, 4], 4, [1, 1, 1], 1],
    [[5, 4, 3], 4, [2, 1, 1], 0],
    [[5, 5, 2], 4, [1, 1, 0], 2],
    [[6, 5, 5], 5, [2, 1, 1], 1],
    [[3, 0, 3], 3, [1, 0, 1], 1],
    [[], 3, [], 0],
    [[1, 1], 9, [1, 1], 0],
  ])("G13 %j under %i get %j, %i pending", (categories, cap, each, pending) => {
    expect(shareSeats(categories, cap)).toEqual({ each, pending });
  });

  it("G13 gives out the cap, no category more than a seat from its share, equals alike", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 80 }),
        (people, cap) => {
          const { each, pending } = shareSeats(people, cap);
          const total = people.reduce((a, b) => a + b, 0);
          const seats = Math.min(cap, total);
          expect(each.reduce((a, b) => a + b, 0) + pending).toBe(seats);
          for (const [index, count] of people.entries()) {
            expect(Math.abs((each[index] ?? 0) * total - seats * count)).toBeLessThan(total || 1);
            const twin = people.indexOf(count);
            expect(each[index]).toBe(each[twin]);
          }
        },
      ),
    );
  });
});

describe("G11 G17 G18 the base of a quota group", () => {
  const member = (changes: Partial<QuotaMember>): QuotaMember => ({
    assessmentId: "a",
    departmentId: "d1",
    departmentName: "一科",
    categoryId: "c1",
    categoryName: "一类",
    ...changes,
  });
  const members = [
    ...["a1", "a2", "a3", "a4", "a5"].map((assessmentId) => member({ assessmentId })),
    member({ assessmentId: "b1", departmentId: "d2", departmentName: "二科" }),
    member({ assessmentId: "x1", excludedBy: "G18" }),
    member({ assessmentId: "x2", excludedBy: "G17" }),
  ];
  const rule = { percent: 40, rounding: "floor", group: "unit", countUngraded: false } as const;

  it("G18 people without a grade do not count", () => {
    expect(planQuotaGroups(members, rule)).toMatchObject([
      { key: "unit", base: 6, seats: 2, memberIds: ["a1", "a2", "a3", "a4", "a5", "b1"] },
    ]);
  });

  it("G17 leaders never count, also where ungraded people do", () => {
    expect(planQuotaGroups(members, { ...rule, countUngraded: true })).toMatchObject([{ base: 7, seats: 2 }]);
  });

  it("G17 a department of leaders alone is no group, which nobody could decide on", () => {
    const led = [...members, member({ assessmentId: "x3", excludedBy: "G17", departmentId: "d0" })];
    const keys = planQuotaGroups(led, { ...rule, group: "department" }).map(({ key }) => key);
    expect(keys).toEqual(["d1", "d2"]);
  });

  it("G11 by the settings of a new plan: 40 % of all, rounded down, without those who get no grade", () => {
    const people = Array.from({ length: 9 }, (_, at) =>
      member({ assessmentId: `p${at}`, departmentId: `d${at}`, ...(at > 7 ? { excludedBy: "G18" } : {}) }),
    );
    expect(planQuotaGroups(people, defaultPlanSettings.quota)).toMatchObject([{ base: 8, seats: 3 }]);
    const many = Array.from({ length: 100 }, (_, at) => member({ assessmentId: `p${at}` }));
    expect(planQuotaGroups(many, defaultPlanSettings.quota)).toMatchObject([{ base: 100, seats: 40 }]);
  });

  it("G11 groups by department", () => {
    expect(planQuotaGroups(members, { ...rule, group: "department" })).toMatchObject([
      { key: "d1", title: "一科", base: 5, seats: 2 },
      { key: "d2", title: "二科", base: 1, seats: 0 },
    ]);
  });
});
