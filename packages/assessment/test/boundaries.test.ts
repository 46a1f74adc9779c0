import type { Cycle, QuotaRule, Staff } from "@duheng/contracts";
import { cycleStateWords } from "@duheng/contracts/words";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assignPapers,
  type CycleAction,
  canFixGrades,
  combineRatings,
  cycleTransition,
  exclusionOf,
  planQuotaGroups,
  rankCandidates,
  shareSeats,
} from "../src/index.ts";
import { assessment, quotaGroup, staff } from "./documents.ts";

/** The day before, the day itself, the day after: where rules turn over, and what is on the other side. */
const cycle = { startsOn: "2026-07-01", endsOn: "2026-09-30" };
const codeOf = (changes: Partial<Staff>) => exclusionOf(staff(changes), cycle)?.code;

describe("who takes part, by the day", () => {
  it.each<[what: string, changes: Partial<Staff>, code: string | undefined]>([
    ["leaves the day before its end", { leftOn: "2026-09-29" }, "left"],
    ["leaves on its last day", { leftOn: "2026-09-30" }, "left"],
    ["leaves the day after", { leftOn: "2026-10-01" }, undefined],
    ["joins on its last day", { joinedOn: "2026-09-30" }, undefined],
    ["joins the day after", { joinedOn: "2026-10-01" }, "not-yet-joined"],
    ["joined on its first day", { joinedOn: "2026-07-01" }, undefined],
  ])("%s", (_what, changes, code) => {
    expect(codeOf(changes)).toBe(code);
  });

  it.each<[kind: "investigation" | "probation", from: string, to: string | undefined, counts: boolean]>(
    (["investigation", "probation"] as const).flatMap((kind) => [
      [kind, "2026-09-30", undefined, true],
      [kind, "2026-10-01", undefined, false],
      [kind, "2026-01-01", "2026-09-30", true],
      [kind, "2026-01-01", "2026-09-29", false],
      [kind, "2026-09-30", "2026-09-30", true],
    ]),
  )("%s from %s to %s: %s", (kind, from, to, counts) => {
    const status = { kind, from, ...(to === undefined ? {} : { to }) };
    expect(codeOf({ statuses: [status] })).toBe(counts ? kind : undefined);
  });

  it.each([
    ["46 of 92 days, in one piece", [["2026-07-01", "2026-08-15"]], undefined],
    ["47 of 92", [["2026-07-01", "2026-08-16"]], "leave"],
    [
      "two that only together are more than half",
      [
        ["2026-07-01", "2026-07-30"],
        ["2026-09-01", "2026-09-30"],
      ],
      "leave",
    ],
    ["all of it, of another kind than leave", [], undefined],
  ] as const)("a leave of %s", (_what, spans, code) => {
    const leaves: Staff["statuses"] = spans.map(([from, to]) => ({ kind: "leave" as const, from, to }));
    expect(codeOf({ statuses: [...leaves, { kind: "secondment", from: "2026-07-01" }] })).toBe(code);
  });

  it("of several reasons the first of the rules is told: gone, not yet there, a leader, an investigation, probation, leave", () => {
    const all: Staff = staff({
      state: "left",
      joinedOn: "2026-10-01",
      isLeader: true,
      statuses: [
        { kind: "leave", from: "2026-07-01" },
        { kind: "probation", from: "2026-07-01" },
        { kind: "investigation", from: "2026-07-01" },
      ],
    });
    const told: (string | undefined)[] = [];
    let one: Staff = all;
    for (const less of [
      (each: Staff): Staff => ({ ...each, state: "active" }),
      ({ joinedOn: _joinedOn, ...each }: Staff): Staff => each,
      (each: Staff): Staff => ({ ...each, isLeader: false }),
      (each: Staff): Staff => ({ ...each, statuses: each.statuses.slice(0, 2) }),
      (each: Staff): Staff => ({ ...each, statuses: each.statuses.slice(0, 1) }),
      (each: Staff): Staff => ({ ...each, statuses: [] }),
    ]) {
      told.push(exclusionOf(one, cycle)?.code);
      one = less(one);
    }
    expect(told).toEqual(["left", "not-yet-joined", "leader", "investigation", "probation", "leave"]);
    expect(exclusionOf(one, cycle)).toBeUndefined();
  });

  it("each reason is told whole, in both languages", () => {
    expect(exclusionOf(staff({ statuses: [{ kind: "leave", from: "2026-07-02" }] }), cycle)).toEqual({
      rule: "G18",
      code: "leave",
      reason: { zh: "请假 91 天，超过周期 92 天的一半", en: "on leave for 91 of 92 days" },
      hasPaper: true,
    });
  });

  it("one leader, one on leave, one who takes part: each where he belongs, whatever their order", () => {
    const papers = [{ categoryId: "c1", formId: "f1" }];
    const people = [
      staff({ id: "leader", isLeader: true, categoryId: "none" }),
      staff({ id: "away", statuses: [{ kind: "leave", from: "2026-07-01" }] }),
      staff({ id: "here" }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: 3, maxLength: 3 }), (list) => {
        const { assigned, excluded, unassigned, problems } = assignPapers(papers, list, cycle);
        expect(assigned.map((one) => one.staff.id)).toEqual(["here"]);
        expect(new Map(excluded.map((one) => [one.staff.id, one.paper?.formId]))).toEqual(
          new Map([
            ["leader", undefined],
            ["away", "f1"],
          ]),
        );
        expect([unassigned, problems]).toEqual([[], []]);
      }),
    );
  });
});

describe("a cycle's states, all of them", () => {
  const states: readonly Cycle["state"][] = ["running", "deciding", "closed"];
  const actions: readonly CycleAction[] = ["settle", "reopen", "close"];
  const allowed = new Map<string, Cycle["state"]>([
    ["running settle", "deciding"],
    ["deciding reopen", "running"],
    ["deciding close", "closed"],
  ]);

  it.each(states.flatMap((state) => actions.map((action) => [state, action] as const)))(
    "%s: %s",
    (state, action) => {
      const outcome = cycleTransition({ state }, action, { openGroups: 0, unreviewed: 0 });
      const next = allowed.get(`${state} ${action}`);
      if (next !== undefined) expect(outcome).toEqual({ ok: true, state: next });
      else
        expect(outcome).toEqual({
          ok: false,
          refusal: {
            code: "wrong-cycle-state",
            message: {
              zh: `周期处于“${cycleStateWords[state].zh}”，不能这样办理。`,
              en: `Not possible while the cycle is in “${cycleStateWords[state].en}”.`,
            },
            params: { state, action },
          },
        });
    },
  );

  it.each([
    [0, 0, true],
    [0, 1, true],
    [1, 0, false],
    [1, 3, false],
  ])("is closed with %i open groups and %i who are not reviewed: %s", (openGroups, unreviewed, isClosed) => {
    const outcome = cycleTransition({ state: "deciding" }, "close", { openGroups, unreviewed });
    expect(outcome.ok).toBe(isClosed);
    if (!outcome.ok) expect(outcome.refusal.params).toEqual({ openGroups, unreviewed });
    // What is not finished stands against closing alone.
    expect(cycleTransition({ state: "running" }, "settle", { openGroups, unreviewed }).ok).toBe(true);
    expect(cycleTransition({ state: "deciding" }, "reopen", { openGroups, unreviewed }).ok).toBe(true);
  });
});

describe("ranks", () => {
  it("who has no score has no rank, and takes none from the others", () => {
    const ranked = rankCandidates([
      { id: "without", score: null },
      { id: "second", score: 80 },
      { id: "first", score: 90 },
    ]);
    expect(ranked.map(({ candidate, rank, tied }) => [candidate.id, rank, tied])).toEqual([
      ["first", 1, false],
      ["second", 2, false],
    ]);
    expect(rankCandidates([{ id: "without", score: null }])).toEqual([]);
    expect(rankCandidates([])).toEqual([]);
  });

  it.each([
    ["achievements, the more the better", { individual: 2 }, { individual: 1 }],
    ["deductions, the fewer the better", { deductions: 0 }, { deductions: 0.5 }],
    ["awards, the more the better", { awards: 1 }, { awards: 0 }],
  ] as const)("equals are parted by %s; not where one of them is unknown", (_what, better, worse) => {
    const list = [
      { id: "b", score: 80, ...worse },
      { id: "a", score: 80, ...better },
    ];
    expect(rankCandidates(list).map(({ candidate, rank }) => [candidate.id, rank])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    const unknown = [...list, { id: "c", score: 80 }];
    expect(rankCandidates(unknown).every(({ rank, tied }) => rank === 1 && tied)).toBe(true);
  });

  it("a place is counted by all who stand before it", () => {
    const scores = [90, 80, 80, 70];
    expect(
      rankCandidates(scores.map((score, at) => ({ id: `${at}`, score }))).map(({ rank, tied }) => [
        rank,
        tied,
      ]),
    ).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ]);
  });
});

describe("quota groups", () => {
  const member = (assessmentId: string, departmentId: string, categoryId: string, excludedBy?: string) => ({
    ...{ assessmentId, departmentId, departmentName: `科室${departmentId}` },
    ...{ categoryId, categoryName: `类别${categoryId}`, excludedBy },
  });
  const rule = (over: Partial<QuotaRule>): QuotaRule => ({
    ...{ percent: 50, group: "unit", rounding: "floor", countUngraded: false },
    ...over,
  });
  const members = [
    member("a", "1", "x"),
    member("b", "1", "y"),
    member("c", "2", "y"),
    member("away", "2", "y", "G18"),
    member("chief", "2", "x", "G17"),
  ];

  it.each<
    [over: Partial<QuotaRule>, groups: [key: string, title: string, base: number, memberIds: string[]][]]
  >([
    [{ group: "unit" }, [["unit", "全单位", 3, ["a", "b", "c"]]]],
    [{ group: "unit", countUngraded: true }, [["unit", "全单位", 4, ["a", "b", "c"]]]],
    [
      { group: "department" },
      [
        ["1", "科室1", 2, ["a", "b"]],
        ["2", "科室2", 1, ["c"]],
      ],
    ],
    [
      { group: "category", countUngraded: true },
      [
        ["x", "类别x", 1, ["a"]],
        ["y", "类别y", 3, ["b", "c"]],
      ],
    ],
  ])("by %j", (over, groups) => {
    const planned = planQuotaGroups(members, rule(over));
    expect(planned.map(({ key, title, base, memberIds }) => [key, title, base, memberIds])).toEqual(groups);
  });

  it("one person, one group; only leaders, none", () => {
    expect(planQuotaGroups([member("a", "1", "x")], rule({ percent: 100 }))).toEqual([
      { key: "unit", title: "全单位", percent: 100, rounding: "floor", base: 1, seats: 1, memberIds: ["a"] },
    ]);
    expect(planQuotaGroups([member("chief", "1", "x", "G17")], rule({}))).toEqual([]);
  });

  it("seats that are shared: one category has them all, nobody has none, equals at the edge wait", () => {
    expect(shareSeats([7], 3)).toEqual({ each: [3], pending: 0 });
    expect(shareSeats([], 3)).toEqual({ each: [], pending: 0 });
    expect(shareSeats([0, 0], 3)).toEqual({ each: [0, 0], pending: 0 });
    expect(shareSeats([2, 1], 9)).toEqual({ each: [2, 1], pending: 0 });
    expect(shareSeats([5, 5], 3)).toEqual({ each: [1, 1], pending: 1 });
    expect(shareSeats([5, 5], -1)).toEqual({ each: [0, 0], pending: 0 });
    expect(shareSeats([6, 3, 1], 4)).toEqual({ each: [2, 1, 0], pending: 1 });
    expect(shareSeats([7, 2, 1], 3)).toEqual({ each: [2, 1, 0], pending: 0 });
  });
});

describe("grades are fixed", () => {
  const group = quotaGroup({ id: "g", seats: 1, goodIds: ["a"], state: "open" });
  const at = "2026-10-08T09:00:00+08:00";
  const graded = (id: string, value: "good" | "fair", over: object = {}) =>
    assessment({ id, quotaGroupId: "g", state: "reviewed", grade: { value, at, final: false }, ...over });

  it.each<[what: string, papers: ReturnType<typeof graded>[], code: string | undefined]>([
    ["one group of one", [graded("a", "good")], undefined],
    ["nobody in it", [], undefined],
    [
      "one who waits for his review",
      [graded("a", "good"), graded("b", "fair", { state: "submitted" })],
      "grades-unready",
    ],
    [
      "one without a grade",
      [graded("a", "good"), graded("b", "fair", { grade: undefined })],
      "grades-unready",
    ],
    [
      "one whose seat is undecided",
      [
        graded("a", "good"),
        graded("b", "fair", { grade: { value: "fair", pending: true, at, final: false } }),
      ],
      "grades-pending",
    ],
    ["two who are good on one seat", [graded("a", "good"), graded("b", "good")], "quota-exceeded"],
    [
      "another group's, who is not ready",
      [graded("a", "good"), graded("b", "fair", { quotaGroupId: "h", state: "filling" })],
      undefined,
    ],
    [
      "one who gets no grade",
      [
        graded("a", "good"),
        graded("b", "fair", { excluded: { rule: "G18", reason: "请假" }, grade: undefined }),
      ],
      undefined,
    ],
    ["one that was decided before", [graded("a", "good", { state: "decided" })], undefined],
  ])("with %s", (_what, papers, code) => {
    const outcome = canFixGrades(group, papers);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });

  it("once, and not with more named than seats", () => {
    const codeOf = (over: object) => {
      const outcome = canFixGrades({ ...group, ...over }, [graded("a", "good")]);
      return outcome.ok ? undefined : outcome.refusal.code;
    };
    expect(codeOf({ state: "fixed" })).toBe("grades-fixed");
    expect(codeOf({ goodIds: ["a", "x"] })).toBe("quota-exceeded");
    expect(codeOf({ seats: 0 })).toBe("quota-exceeded");
    expect(codeOf({})).toBeUndefined();
  });
});

describe("ratings together", () => {
  it("of uneven weights and unsorted ballots each counts as it weighs", () => {
    const result = combineRatings({
      weights: { self: 1, peer: 3 },
      scores: { self: 60, peer: [100, 70, 80, 90] },
    });
    // Peers 85 ((70 + 80 + 90 + 100) / 4); (60 + 3 × 85) / 4.
    expect(result).toMatchObject({ score: 78.75 });
  });
});
