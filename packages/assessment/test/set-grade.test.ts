import type { Grade } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canFixGrades, canSetGrade, needsReason } from "../src/index.ts";
import { assessment, quotaGroup } from "./documents.ts";

describe("G15 a grade within the quota", () => {
  it("G15 takes a seat, and frees it again", () => {
    const first = canSetGrade(quotaGroup(), assessment(), "good");
    expect(first).toMatchObject({ ok: true, group: { goodIds: ["a1"] } });
    const group = first.ok ? first.group : quotaGroup();
    expect(canSetGrade(group, assessment(), "good")).toMatchObject({ ok: true, group: { goodIds: ["a1"] } });
    expect(canSetGrade(group, assessment(), "fair")).toMatchObject({ ok: true, group: { goodIds: [] } });
  });

  it("G15 refuses one more than the seats, with the numbers", () => {
    const full = quotaGroup({ goodIds: ["a2", "a3"] });
    const outcome = canSetGrade(full, assessment(), "good");
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "quota-exceeded", params: { base: 5, seats: 2, percent: 40, good: 2 } },
    });
    expect(outcome.ok ? "" : outcome.refusal.message.zh).toContain("名额 2 个，已用 2 个");
    expect(canSetGrade(full, assessment(), "fair").ok).toBe(true);
  });

  it.each([
    ["grades-fixed", quotaGroup({ state: "fixed" }), assessment(), "fair"],
    ["not-in-quota-group", quotaGroup(), assessment({ quotaGroupId: "other" }), "fair"],
    ["without-grade", quotaGroup(), assessment({ excluded: { rule: "G18", reason: "试用期" } }), "fair"],
    ["not-reviewed", quotaGroup(), assessment({ state: "submitted" }), "fair"],
    ["above-ceiling", quotaGroup(), vetoed(), "fair"],
  ] as const)("G15 refuses: %s", (code, group, one, grade) => {
    expect(canSetGrade(group, one, grade)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("G9 a ceiling allows itself and what is below", () => {
    expect(canSetGrade(quotaGroup(), vetoed(), "average").ok).toBe(true);
    expect(canSetGrade(quotaGroup(), vetoed(), "poor").ok).toBe(true);
  });

  it("G15 asks for a reason where the grade is not the proposal", () => {
    const grade = { value: "fair", proposed: "fair", at: "2026-10-01T00:00:00Z", final: false } as const;
    expect(needsReason({ grade }, "fair")).toBe(false);
    expect(needsReason({ grade }, "good")).toBe(true);
    expect(needsReason({ grade: { ...grade, pending: true } }, "fair")).toBe(true);
    const { proposed: _proposed, ...unproposed } = grade;
    expect(needsReason({ grade: unproposed }, "good")).toBe(false);
    expect(needsReason({}, "good")).toBe(false);
  });

  it("G15 what was decided may be decided otherwise as long as the group is not fixed", () => {
    const group = quotaGroup({ goodIds: ["a1", "a2"] });
    expect(canSetGrade(group, assessment({ state: "decided" }), "fair")).toEqual({
      ok: true,
      group: { ...group, goodIds: ["a2"] },
    });
  });

  it("G15 no sequence of changes passes the seats", () => {
    const change = fc.tuple(fc.nat({ max: 9 }), fc.constantFrom<Grade>("good", "good", "fair", "poor"));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat({ max: 5 }), (changes, seats) => {
        let group = quotaGroup({ base: 10, seats });
        for (const [person, grade] of changes) {
          const outcome = canSetGrade(group, assessment({ id: `a${person}` }), grade);
          if (outcome.ok) group = outcome.group;
          expect(group.goodIds.length).toBeLessThanOrEqual(seats);
          expect(new Set(group.goodIds).size).toBe(group.goodIds.length);
        }
      }),
    );
  });
});

describe("G14 G15 fixing the grades of a group", () => {
  const graded = (id: string, value: Grade, pending = false) =>
    assessment({ id, grade: { value, pending, at: "2026-10-01T00:00:00Z", final: false } });

  it("passes when everybody has a grade within the seats", () => {
    const group = quotaGroup({ goodIds: ["a1"] });
    expect(canFixGrades(group, [graded("a1", "good"), graded("a2", "fair")])).toEqual({ ok: true });
  });

  it("passes when more people than seats have grades, of which those that are good have seats", () => {
    const group = quotaGroup({ seats: 1, goodIds: ["a1"] });
    const people = [graded("a1", "good"), graded("a2", "fair"), graded("a3", "poor")];
    expect(canFixGrades(group, people)).toEqual({ ok: true });
  });

  it.each([
    ["grades-unready", [assessment()]],
    ["grades-pending", [graded("a1", "fair", true)]],
    ["quota-exceeded", ["a1", "a2", "a3"].map((id) => graded(id, "good"))],
  ] as const)("refuses: %s", (code, assessments) => {
    expect(canFixGrades(quotaGroup(), assessments)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("G18 does not wait for people without a grade", () => {
    const excluded = assessment({ id: "x", excluded: { rule: "G18", reason: "试用期" } });
    expect(canFixGrades(quotaGroup(), [graded("a1", "fair"), excluded])).toEqual({ ok: true });
  });

  const outstanding = { categoryId: "c", categoryName: "综合管理类", waiting: 0 };
  const failure = { zh: "任务已被取消。", en: "The job was cancelled." };
  it.each([
    [
      "people to be reviewed first",
      { ...outstanding, waiting: 3 },
      /还有 3 人未评鉴。请先完成评鉴/,
      /3 people are not reviewed yet/,
    ],
    ["one person", { ...outstanding, waiting: 1 }, /还有 1 人未评鉴/, /1 people are not reviewed yet/],
    ["it is under way", outstanding, /正在计算。请稍候/, /being worked out/],
    [
      "it stopped",
      { ...outstanding, failure },
      /任务已被取消。请点“重新计算”/,
      /The job was cancelled\. Have them worked out again/,
    ],
  ])("refuses while a score waits for the whole group, and says what to do: %s", (_, one, zh, en) => {
    const outcome = canFixGrades(quotaGroup(), [graded("a1", "fair")], [one]);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "scores-outstanding" } });
    if (outcome.ok) return;
    expect(outcome.refusal.message.zh).toMatch(zh);
    expect(outcome.refusal.message.zh).toContain("“综合管理类”的得分要与全组比较");
    expect(outcome.refusal.message.en).toMatch(en);
  });
});

function vetoed() {
  return assessment({
    result: {
      indicators: {},
      groups: {},
      raw: 95,
      score: 95,
      provisional: false,
      ceiling: "average",
      vetoes: ["失泄密"],
    },
  });
}
