import type { Staff } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualEligibility,
  assignPapers,
  dayNumber,
  dayOf,
  daysOfPeriod,
  exclusionOf,
  leaveShare,
} from "../src/index.ts";
import { staff } from "./documents.ts";

const cycle = { startsOn: "2026-07-01", endsOn: "2026-09-30" };

describe("G18 leave", () => {
  it("G18 counts calendar days, both ends included", () => {
    expect(
      leaveShare({ from: "2026-01-01", to: "2026-03-31" }, [{ from: "2026-03-01", to: "2026-03-31" }]),
    ).toEqual({
      days: 31,
      cycleDays: 90,
      graded: true,
    });
  });

  it("G18 half is graded, one day more is not", () => {
    const quarter = { from: "2026-01-01", to: "2026-03-31" };
    expect(leaveShare(quarter, [{ from: "2026-01-01", to: "2026-02-14" }])).toMatchObject({
      days: 45,
      graded: true,
    });
    expect(leaveShare(quarter, [{ from: "2026-01-01", to: "2026-02-15" }])).toMatchObject({
      days: 46,
      graded: false,
    });
  });

  it("G18 merges overlapping leaves and cuts them to the cycle", () => {
    const leaves = [
      { from: "2026-03-10", to: "2026-03-20" },
      { from: "2025-12-01", to: "2026-01-05" },
      { from: "2026-03-15", to: "2026-03-16" },
      { from: "2026-03-18", to: "2026-04-20" },
    ];
    expect(leaveShare({ from: "2026-01-01", to: "2026-03-31" }, leaves).days).toBe(5 + 22);
  });

  it("G18 a leave without an end goes on; one outside the cycle counts nothing", () => {
    const march = { from: "2026-03-01", to: "2026-03-31" };
    expect(leaveShare(march, [{ from: "2026-03-20" }]).days).toBe(12);
    expect(leaveShare(march, [{ from: "2026-04-01" }, { from: "2026-01-01", to: "2026-02-28" }]).days).toBe(
      0,
    );
  });

  it("G18 knows leap days and refuses days that are none", () => {
    expect(leaveShare({ from: "2028-02-01", to: "2028-02-29" }, []).cycleDays).toBe(29);
    expect(() => leaveShare({ from: "2026-02-01", to: "2026-02-30" }, [])).toThrow(RangeError);
  });

  it("G18 a cycle that ends before it begins has no days", () => {
    expect(leaveShare({ from: "2026-02-10", to: "2026-02-01" }, [])).toEqual({
      days: 0,
      cycleDays: 0,
      graded: true,
    });
  });

  it("a day has one number, before 1970 too", () => {
    expect([dayNumber("1970-01-01"), dayNumber("1969-12-31")]).toEqual([0, -1]);
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        expect(dayNumber(dayOf(number))).toBe(number);
      }),
    );
  });

  it("G18 counts each day once, whatever overlaps", () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const day = (number: number) => `2026-06-${String(number).padStart(2, "0")}`;
        const leaves = ranges.map(([a, b]) => ({ from: day(Math.min(a, b)), to: day(Math.max(a, b)) }));
        const marked = new Set<number>();
        for (const [a, b] of ranges) for (let n = Math.min(a, b); n <= Math.max(a, b); n += 1) marked.add(n);
        expect(leaveShare({ from: "2026-06-01", to: "2026-06-30" }, leaves).days).toBe(marked.size);
      }),
    );
  });
});

describe("G17 G18 G19 who gets no grade", () => {
  it.each([
    ["G17", "leader", false, { isLeader: true }],
    ["G18", "probation", true, { statuses: [{ kind: "probation", from: "2026-01-01", to: "2026-12-31" }] }],
    ["G18", "leave", true, { statuses: [{ kind: "leave", from: "2026-06-01", to: "2026-08-31" }] }],
    ["G18", "investigation", true, { statuses: [{ kind: "investigation", from: "2026-05-01" }] }],
    ["G19", "left", false, { state: "left" }],
    ["G19", "left", false, { leftOn: "2026-08-31" }],
    ["G19", "not-yet-joined", false, { joinedOn: "2026-10-01" }],
  ] as const)("%s %s", (rule, code, hasPaper, changes) => {
    const one: Staff = staff({ ...changes, statuses: "statuses" in changes ? [...changes.statuses] : [] });
    expect(exclusionOf(one, cycle)).toMatchObject({ rule, code, hasPaper });
  });

  it("G18 a settled investigation, a probation that is over and a short leave exclude nobody", () => {
    const statuses: Staff["statuses"] = [
      { kind: "investigation", from: "2026-05-01", to: "2026-08-01" },
      { kind: "probation", from: "2025-08-01", to: "2026-07-31" },
      { kind: "leave", from: "2026-08-01", to: "2026-08-20" },
      { kind: "secondment", from: "2026-01-01" },
    ];
    expect(exclusionOf(staff({ statuses }), cycle)).toBeUndefined();
  });
});

describe("one category, one level, one paper", () => {
  const papers = [
    { categoryId: "c1", formId: "f1" },
    { categoryId: "c1", level: "高级", formId: "f2" },
    { categoryId: "c2", level: "高级", formId: "f3" },
  ];

  it("the paper for a level wins over the one for all levels", () => {
    const { assigned, problems } = assignPapers(
      papers,
      [staff(), staff({ level: "高级" }), staff({ level: "中级" })],
      cycle,
    );
    expect(assigned.map(({ paper }) => paper.formId)).toEqual(["f1", "f2", "f1"]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["the person's", "高级\u200B", "高级"],
    ["the plan's", "高级", "\u202A高级"],
    ["both, each another", "高级\u00AD", "高\uFEFF级"],
  ])("a level of before matches though it holds what nobody sees: %s", (_whose, own, planned) => {
    const given = (level: string, its: string) =>
      assignPapers(
        [
          { categoryId: "c1", formId: "f1" },
          { categoryId: "c1", level: its, formId: "f2" },
        ],
        [staff({ level })],
        cycle,
      ).assigned.map(({ paper }) => paper.formId);
    expect(given(own, planned)).toEqual(["f2"]);
    // Whichever of the two is mended first, nobody's form becomes another.
    expect(given("高级", planned)).toEqual(["f2"]);
    expect(given(own, "高级")).toEqual(["f2"]);
  });

  it("two papers for levels that look the same are two, and named", () => {
    const alike = [...papers, { categoryId: "c1", level: "高级\u200B", formId: "f9" }];
    expect(assignPapers(alike, [staff({ level: "高级" })], cycle).problems).toMatchObject([
      { code: "two-papers" },
    ]);
  });

  it("who has no paper, or two, is named", () => {
    const twice = [...papers, { categoryId: "c1", formId: "f9" }];
    const { assigned, unassigned, problems } = assignPapers(
      twice,
      [staff(), staff({ categoryId: "c2" })],
      cycle,
    );
    expect(assigned).toEqual([]);
    expect(unassigned).toMatchObject([{ categoryId: "c2" }]);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["two-papers", "/staff/0"],
      ["no-paper", "/staff/1"],
    ]);
  });

  it("G17 a leader has a paper where there is a form for him, never two, and stands nobody in the way", () => {
    const leader = staff({ isLeader: true });
    const { assigned, excluded, problems } = assignPapers(papers, [leader], cycle);
    expect([assigned, problems]).toEqual([[], []]);
    expect(excluded).toMatchObject([{ rule: "G17", code: "leader", paper: { formId: "f1" } }]);
    const twice = [...papers, { categoryId: "c1", formId: "f9" }];
    expect(assignPapers(twice, [leader], cycle).problems).toMatchObject([{ code: "two-papers" }]);
    // Who has left has none, leader or not.
    expect(assignPapers(papers, [staff({ isLeader: true, state: "left" })], cycle).excluded).toMatchObject([
      { rule: "G19", code: "left" },
    ]);
  });

  it("G17 leaders need no paper; G18 who is on probation has one, without a grade", () => {
    const probation = staff({ id: "p2", statuses: [{ kind: "probation", from: "2026-07-01" }] });
    const leader = staff({ id: "p3", isLeader: true, categoryId: "none" });
    const { assigned, excluded, problems } = assignPapers(papers, [probation, leader], cycle);
    expect(assigned).toEqual([]);
    expect(problems).toEqual([]);
    expect(excluded.map((one) => [one.rule, one.paper?.formId])).toEqual([
      ["G18", "f1"],
      ["G17", undefined],
    ]);
  });
});

describe("G24 candidates for 优秀", () => {
  it.each([
    [["good", "good", "fair", "average"], 1, false],
    [["good", "poor"], 1, false],
    [["good", "fair", "fair", "fair"], 1, true],
    [["good", "fair", "fair", "fair"], 2, false],
    [["good", "good", "fair", "fair"], "half", true],
    [["good", "fair", "fair", null], "half", false],
    [["good", "fair", null, null], "half", true],
    [[null, null], "half", false],
    [[], 1, false],
  ] as const)("G24 %j with at least %s good: %s", (grades, minimumGood, eligible) => {
    expect(annualEligibility({ grades, minimumGood }).eligible).toBe(eligible);
  });

  it("G24 one good is needed where nothing else is said", () => {
    expect(annualEligibility({ grades: ["fair", null] })).toEqual({
      eligible: false,
      good: 0,
      reason: "too-few-good",
    });
    expect(annualEligibility({ grades: ["fair", "good"] })).toEqual({ eligible: true, good: 1 });
  });

  it("G24 missing cycles can count in the denominator", () => {
    const input = { grades: ["good", "fair", null, null], minimumGood: "half" } as const;
    expect(annualEligibility({ ...input, missing: "in" }).eligible).toBe(false);
  });
});

describe("periods", () => {
  it.each([
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2028-02", "2028-02-01", "2028-02-29"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2026", "2026-01-01", "2026-12-31"],
  ])("%s is %s to %s", (period, startsOn, endsOn) => {
    expect(daysOfPeriod(period)).toEqual({ startsOn, endsOn });
  });

  it("refuses what is no period", () => {
    expect(() => daysOfPeriod("2026-Q5")).toThrow(RangeError);
  });
});
