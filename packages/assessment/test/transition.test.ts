import type { Assessment } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import {
  type AssessmentAction,
  type AssessmentActor,
  cycleTransition,
  defaultSteps,
  stepsFor,
  transition,
} from "../src/index.ts";
import { assessment } from "./documents.ts";

const at = "2026-10-03T09:00:00+08:00";
const self: AssessmentActor = { userId: "u1", staffId: "p1", roles: ["staff"], at };
const leader: AssessmentActor = { userId: "u2", staffId: "leader", roles: ["leader-in-charge"], at };
const main: AssessmentActor = { userId: "u3", staffId: "main", roles: ["main-leader"], at };
const stranger: AssessmentActor = {
  userId: "u4",
  staffId: "p9",
  roles: ["leader-in-charge", "unit-admin"],
  at,
};

describe("G21 the steps of an assessment", () => {
  it("G21 names the actors and counts the days on from the cycle's end", () => {
    const { steps } = assessment();
    expect(steps.map((step) => [step.kind, step.actorIds, step.state, step.dueOn])).toEqual([
      ["summary", ["p1"], "open", "2026-10-05"],
      ["review", ["leader"], "waiting", "2026-10-10"],
      ["decision", ["main"], "waiting", "2026-10-15"],
      ["feedback", ["leader"], "waiting", "2026-10-20"],
    ]);
  });

  it("G21 nobody reviews himself: the step passes up", () => {
    const context = { mainLeaderIds: ["main"], unitAdminIds: ["admin"], endsOn: "2026-09-30" };
    const rules = [
      { kind: "review", title: "初审", by: "section-head", days: 1 },
      { kind: "review", title: "评鉴", by: "leader-in-charge", days: 1 },
      { kind: "publicity", title: "公示", by: "unit-admin", days: 5 },
    ] as const;
    const head = stepsFor(rules, { ...context, subjectId: "p1", headId: "p1", leaderInChargeId: "leader" });
    expect(head.map((step) => step.actorIds)).toEqual([["leader"], ["leader"], ["admin"]]);
    const alone = stepsFor(rules, { ...context, subjectId: "leader", leaderInChargeId: "leader" });
    expect(alone.map((step) => step.actorIds)).toEqual([["main"], ["main"], ["admin"]]);
  });

  it("G21 runs from filling to closed", () => {
    const way: [AssessmentAction, AssessmentActor, Assessment["state"]][] = [
      ["save", self, "filling"],
      ["submit", self, "submitted"],
      ["review", leader, "reviewed"],
      ["decide", main, "decided"],
      ["give-feedback", leader, "feedback"],
      ["acknowledge", self, "closed"],
    ];
    let current = assessment({ state: "filling" });
    for (const [action, actor, state] of way) {
      const outcome = transition(current, action, actor);
      expect(outcome).toMatchObject({ ok: true, state });
      if (outcome.ok) current = { ...current, state: outcome.state, steps: outcome.steps };
    }
    expect(current.steps.every((step) => step.state === "done")).toBe(true);
    expect(current.steps[1]).toMatchObject({ doneAt: at, doneBy: "leader" });
  });

  it("G21 two reviews, one after the other", () => {
    const steps = stepsFor(
      [
        { kind: "summary", title: "小结", by: "self", days: 1 },
        { kind: "review", title: "初审", by: "section-head", days: 1 },
        { kind: "review", title: "评鉴", by: "leader-in-charge", days: 1 },
        ...defaultSteps.slice(2),
      ],
      {
        subjectId: "p1",
        headId: "head",
        leaderInChargeId: "leader",
        mainLeaderIds: ["main"],
        unitAdminIds: [],
        endsOn: "2026-09-30",
      },
    );
    const submitted = transition(assessment({ state: "filling", steps }), "submit", self);
    const after = assessment({ state: "submitted", steps: submitted.ok ? submitted.steps : [] });
    expect(transition(after, "review", leader)).toMatchObject({
      ok: false,
      refusal: { code: "not-your-step" },
    });
    const first = transition(after, "review", { ...leader, staffId: "head" });
    expect(first).toMatchObject({ ok: true, state: "submitted" });
    const second = transition({ ...after, steps: first.ok ? first.steps : [] }, "review", leader);
    expect(second).toMatchObject({ ok: true, state: "reviewed" });
  });

  it("G21 returning opens the first step again and forgets who did the others", () => {
    const submitted = transition(assessment({ state: "filling" }), "submit", self);
    const after = assessment({ state: "submitted", steps: submitted.ok ? submitted.steps : [] });
    const back = transition(after, "return", leader);
    expect(back).toMatchObject({ ok: true, state: "filling" });
    const steps = back.ok ? back.steps : [];
    expect(steps.map((step) => step.state)).toEqual(["open", "waiting", "waiting", "waiting"]);
    expect(steps.some((step) => "doneAt" in step)).toBe(false);
    expect(transition(after, "return", stranger)).toMatchObject({ refusal: { code: "not-your-step" } });
  });

  it.each([
    ["wrong-state", "submitted", "submit", self],
    ["wrong-state", "filling", "review", leader],
    ["wrong-state", "decided", "return", leader],
    ["wrong-state", "closed", "acknowledge", self],
    ["not-your-assessment", "filling", "submit", leader],
    ["not-your-assessment", "filling", "save", { ...self, staffId: undefined }],
    ["own-assessment", "submitted", "review", self],
    ["not-your-step", "submitted", "review", stranger],
  ] as const)("G21 refuses %s: %s → %s", (code, state, action, actor) => {
    const steps = assessment().steps.map((step, index) => ({
      ...step,
      state: index === 0 ? ("done" as const) : index === 1 ? ("open" as const) : ("waiting" as const),
    }));
    expect(transition(assessment({ state, steps }), action, actor)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  it("G21 where nobody holds a post, the role may act", () => {
    const steps = assessment().steps.map((step) => ({ ...step, actorIds: [], state: "open" as const }));
    const open = assessment({ state: "submitted", steps });
    expect(transition(open, "review", stranger).ok).toBe(true);
    expect(transition(open, "review", { ...stranger, roles: ["staff"] }).ok).toBe(false);
  });
});

describe("G21 a plan that leaves a step out", () => {
  const bare = (state: Assessment["state"]) => assessment({ state, steps: [] });

  it("goes on by those whose office it is, and by nobody else", () => {
    expect(transition(bare("submitted"), "review", leader)).toMatchObject({ ok: true, state: "reviewed" });
    expect(transition(bare("reviewed"), "decide", main)).toMatchObject({ ok: true, state: "decided" });
    expect(transition(bare("submitted"), "return", leader)).toMatchObject({ ok: true, state: "filling" });
    const colleague = { ...self, staffId: "p2" };
    for (const [state, action] of [
      ["submitted", "review"],
      ["submitted", "return"],
      ["reviewed", "decide"],
    ] as const) {
      expect(transition(bare(state), action, colleague)).toMatchObject({
        ok: false,
        refusal: { code: "not-your-step" },
      });
    }
    expect(transition(bare("reviewed"), "decide", leader)).toMatchObject({
      refusal: { code: "not-your-step" },
    });
  });
});

describe("the states of a cycle", () => {
  const done = { openGroups: 0, unreviewed: 0 };

  it("running → deciding → closed", () => {
    expect(cycleTransition({ state: "running" }, "settle", done)).toEqual({ ok: true, state: "deciding" });
    expect(cycleTransition({ state: "deciding" }, "close", done)).toEqual({ ok: true, state: "closed" });
    expect(cycleTransition({ state: "deciding" }, "reopen", done)).toEqual({ ok: true, state: "running" });
  });

  it("is not closed while grades are open", () => {
    const outcome = cycleTransition({ state: "deciding" }, "close", { openGroups: 2, unreviewed: 1 });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "cycle-unfinished", params: { openGroups: 2 } },
    });
    expect(cycleTransition({ state: "closed" }, "settle", done)).toMatchObject({
      ok: false,
      refusal: { code: "wrong-cycle-state" },
    });
  });
});
