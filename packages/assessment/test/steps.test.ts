import type { Assessment, StepKind, StepRule } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssessmentActor,
  actionOf,
  checkSteps,
  cycleTransition,
  defaultSteps,
  grantableActs,
  groupWorkItem,
  isBeforeDecision,
  queueOf,
  type StepActionName,
  stateOf,
  statesBeforeDecision,
  stepActionNames,
  stepKind,
  stepKindNames,
  stepsFor,
  transition,
  workItemsOf,
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
const context = {
  subjectId: "p1",
  headId: "head",
  leaderInChargeId: "leader",
  mainLeaderIds: ["main"],
  unitAdminIds: [],
  endsOn: "2026-09-30",
};

/** The assessment with everything before the kind's first step done, and that step open. */
function waitingFor(kind: StepKind | undefined, one = assessment()): Assessment {
  const at = one.steps.findIndex((step) => step.kind === kind);
  const open = at === -1 ? one.steps.length : at;
  const steps = one.steps.map((step, index) => ({
    ...step,
    state: index < open ? ("done" as const) : index === open ? ("open" as const) : ("waiting" as const),
  }));
  return { ...one, steps, state: stateOf(steps) };
}

/** Whose step of the default plan each kind is. */
const actors: Record<StepKind, AssessmentActor> = {
  summary: self,
  review: leader,
  decision: main,
  feedback: leader,
  acknowledgement: self,
};

describe("G21 the steps of an assessment", () => {
  it("names the actors and counts the days on from the cycle's end", () => {
    const { steps } = assessment();
    expect(steps.map((step) => [step.id, step.kind, step.actorIds, step.state, step.dueOn])).toEqual([
      ["summary", "summary", ["p1"], "open", "2026-10-05"],
      ["review", "review", ["leader"], "waiting", "2026-10-10"],
      ["decision", "decision", ["main"], "waiting", "2026-10-15"],
      ["feedback", "feedback", ["leader"], "waiting", "2026-10-20"],
      ["feedback-acknowledgement", "acknowledgement", ["p1"], "waiting", undefined],
    ]);
  });

  it("nobody reviews himself: the step passes up", () => {
    const rules: StepRule[] = [
      { id: "a", kind: "review", title: "初审", by: "section-head", days: 1 },
      { id: "b", kind: "review", title: "评鉴", by: "leader-in-charge", days: 1 },
      { id: "c", kind: "feedback", title: "反馈", by: "unit-admin", days: 5 },
    ];
    const among = { mainLeaderIds: ["main"], unitAdminIds: ["admin"], endsOn: "2026-09-30" };
    const head = stepsFor(rules, { ...among, subjectId: "p1", headId: "p1", leaderInChargeId: "leader" });
    expect(head.map((step) => step.actorIds)).toEqual([["leader"], ["leader"], ["admin"], ["p1"]]);
    const alone = stepsFor(rules, { ...among, subjectId: "leader", leaderInChargeId: "leader" });
    expect(alone.map((step) => step.actorIds)).toEqual([["main"], ["main"], ["admin"], ["leader"]]);
  });

  it("who gets no grade waits for no decision", () => {
    const steps = stepsFor(defaultSteps, { ...context, isWithoutGrade: true });
    expect(steps.map(({ state }) => state)).toEqual(["open", "waiting", "skipped", "waiting", "waiting"]);
    const submitted = transition(assessment({ steps }), "submit", self);
    const after = assessment({ steps: submitted.ok ? submitted.steps : [] });
    expect(transition(after, "review", leader)).toMatchObject({
      ok: true,
      state: "decided",
      steps: [
        { state: "done" },
        { state: "done" },
        { state: "skipped" },
        { state: "open", kind: "feedback" },
        { state: "waiting" },
      ],
    });
    const reviewed = transition(after, "review", leader);
    expect(
      transition({ ...after, steps: reviewed.ok ? reviewed.steps : [] }, "returnToStaff", leader),
    ).toMatchObject({
      ok: true,
      state: "filling",
    });
    const back = transition(after, "returnToStaff", leader);
    expect(back).toMatchObject({ ok: true, state: "filling" });
    expect(back.ok && back.steps.map(({ state }) => state)).toEqual([
      "open",
      "waiting",
      "skipped",
      "waiting",
      "waiting",
    ]);
  });

  it("G17 nobody of the unit judges a leader, whatever post he holds: only a grant of the very act", () => {
    const steps = stepsFor(defaultSteps, { ...context, isWithoutGrade: true, isJudgedAbove: true });
    expect(steps.map(({ kind, by, actorIds, state }) => [kind, by, actorIds, state])).toEqual([
      ["summary", "self", ["p1"], "open"],
      ["review", "upper-tenant", [], "waiting"],
      ["decision", "upper-tenant", [], "skipped"],
      ["feedback", "upper-tenant", [], "waiting"],
      ["acknowledgement", "self", ["p1"], "waiting"],
    ]);
    const submitted = transition(assessment({ steps }), "submit", self);
    const one = assessment({ steps: submitted.ok ? submitted.steps : [] });
    for (const actor of [leader, main, stranger])
      expect(transition(one, "review", actor)).toMatchObject({
        ok: false,
        refusal: { code: "not-your-step" },
      });
    expect(workItemsOf(one)).toMatchObject([{ kind: "review", waitsFor: ["role:upper-tenant"] }]);
    const above: AssessmentActor = { userId: "u9", roles: [], granted: ["read", "review"], at };
    expect(transition(one, "returnToStaff", above)).toMatchObject({ refusal: { code: "not-your-step" } });
    const reviewed = transition(one, "review", above);
    expect(reviewed).toMatchObject({ ok: true, state: "decided", steps: [{}, { doneBy: "u9" }, {}, {}, {}] });
  });

  it("a grant is for steps that judge one person: never for his own, for grades, or over oneself", () => {
    expect(grantableActs()).toEqual(["review", "returnToStaff", "giveFeedback"]);
    const all: AssessmentActor = { userId: "u9", roles: [], granted: [...stepActionNames], at };
    const outcomes = stepKindNames.flatMap((kind) =>
      stepActionNames
        .filter((name) => actionOf(kind, name))
        .map((name) => [kind, name, transition(waitingFor(kind), name, all).ok]),
    );
    expect(outcomes).toEqual([
      ["summary", "saveAnswers", false],
      ["summary", "submit", false],
      ["review", "saveReview", true],
      ["review", "review", true],
      ["review", "returnToStaff", true],
      // By who has reviewed it himself.
      ["decision", "returnToStaff", false],
      ["decision", "decide", false],
      // What was decided is not taken back.
      ["feedback", "returnToStaff", false],
      ["feedback", "saveFeedback", true],
      ["feedback", "giveFeedback", true],
      ["acknowledgement", "acknowledge", false],
    ]);
    // What gets an act ready comes with it, and never without it.
    const only = (act: string): AssessmentActor => ({ ...all, granted: ["read", act] });
    expect(transition(waitingFor("review"), "saveReview", only("review")).ok).toBe(true);
    expect(transition(waitingFor("feedback"), "saveFeedback", only("review")).ok).toBe(false);
    expect(transition(waitingFor("review"), "saveReview", only("returnToStaff")).ok).toBe(false);
    const reviewed = transition(waitingFor("review"), "review", all);
    const back = { ...assessment(), steps: reviewed.ok ? reviewed.steps : [] };
    expect(transition(back, "returnToStaff", all)).toMatchObject({ ok: true, state: "filling" });
    expect(transition(back, "returnToStaff", { ...all, userId: "another" }).ok).toBe(false);
    const himself = { ...all, staffId: "p1" };
    expect(transition(waitingFor("review"), "review", himself)).toMatchObject({
      refusal: { code: "own-assessment" },
    });
  });

  it("runs from filling to closed", () => {
    const way: [StepActionName, AssessmentActor, Assessment["state"]][] = [
      ["saveAnswers", self, "filling"],
      ["submit", self, "submitted"],
      ["review", leader, "reviewed"],
      ["decide", main, "decided"],
      ["giveFeedback", leader, "feedback"],
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

  it("two reviews, one after the other", () => {
    const steps = stepsFor(
      [
        { id: "summary", kind: "summary", title: "小结", by: "self", days: 1 },
        { id: "first", kind: "review", title: "初审", by: "section-head", days: 1 },
        { id: "second", kind: "review", title: "评鉴", by: "leader-in-charge", days: 1 },
        ...defaultSteps.slice(2),
      ],
      context,
    );
    const submitted = transition(assessment({ steps }), "submit", self);
    const after = assessment({ steps: submitted.ok ? submitted.steps : [] });
    expect(transition(after, "review", leader)).toMatchObject({
      ok: false,
      refusal: { code: "not-your-step" },
    });
    const first = transition(after, "review", { ...leader, staffId: "head" });
    expect(first).toMatchObject({ ok: true, state: "submitted", step: { id: "first" } });
    const second = transition({ ...after, steps: first.ok ? first.steps : [] }, "review", leader);
    expect(second).toMatchObject({ ok: true, state: "reviewed", step: { id: "second" } });
  });

  it("returning opens the first step again and forgets who did the others", () => {
    const submitted = transition(assessment(), "submit", self);
    const after = assessment({ steps: submitted.ok ? submitted.steps : [] });
    const back = transition(after, "returnToStaff", leader);
    expect(back).toMatchObject({ ok: true, state: "filling" });
    const steps = back.ok ? back.steps : [];
    expect(steps.map((step) => step.state)).toEqual(["open", "waiting", "waiting", "waiting", "waiting"]);
    expect(steps.some((step) => "doneAt" in step)).toBe(false);
    expect(transition(after, "returnToStaff", stranger)).toMatchObject({
      refusal: { code: "not-your-step" },
    });
    // Who has reviewed may send it back until it is decided.
    expect(transition(waitingFor("decision"), "returnToStaff", leader).ok).toBe(true);
    expect(transition(waitingFor("feedback"), "returnToStaff", leader)).toMatchObject({
      refusal: { code: "wrong-state" },
    });
  });

  it("a step that is not for somebody is never the first that opens, nor opens by a return", () => {
    const decisionFirst = [defaultSteps[2], defaultSteps[1], defaultSteps[3]].flatMap((rule) => rule ?? []);
    const steps = stepsFor(decisionFirst, { ...context, isWithoutGrade: true });
    expect(steps.map(({ state }) => state)).toEqual(["skipped", "open", "waiting", "waiting"]);
    const back = transition(assessment({ steps }), "returnToStaff", leader);
    expect(back.ok && back.steps).toEqual(steps);
  });

  it("a review by the person himself is by who stands above, from the head on", () => {
    const rule: StepRule = { id: "a", kind: "review", title: "评", by: "self", days: 1 };
    expect(stepsFor([rule], context)).toMatchObject([{ by: "self", actorIds: ["head"] }]);
  });

  it("a unit is nobody, also where it has somebody's id", () => {
    const one = { ...waitingFor("review"), subject: { kind: "unit" as const, id: "leader" } };
    expect(transition(one, "review", leader).ok).toBe(true);
    expect(transition({ ...waitingFor("summary"), subject: one.subject }, "submit", leader)).toMatchObject({
      refusal: { code: "not-your-assessment" },
    });
  });

  it("what is done under a grant is done by the account, though it is known here too", () => {
    const granted = { userId: "u9", staffId: "p9", roles: [], at };
    const outcome = transition(waitingFor("review"), "review", { ...granted, granted: ["review"] });
    expect(outcome).toMatchObject({ ok: true, steps: [{}, { state: "done", doneBy: "u9" }, {}, {}, {}] });
  });

  it.each([
    ["submit", "reviewed", "待定等次", "提交", "awaiting grade", "submit it"],
    ["acknowledge", "reviewed", "待定等次", "确认反馈", "awaiting grade", "acknowledge it"],
  ] as const)("what is too early or too late is refused in words: %s while %s", (action, state, ...words) => {
    const [stateZh, actionZh, stateEn, actionEn] = words;
    expect(transition(waitingFor("decision"), action, self)).toEqual({
      ok: false,
      refusal: {
        code: "wrong-state",
        message: {
          zh: `当前状态“${stateZh}”下不能${actionZh}。`,
          en: `Not possible in the state “${stateEn}”: ${actionEn}.`,
        },
        params: { state, action },
      },
    });
  });

  it("a plan that leaves a step out goes on to the next", () => {
    const only = (kinds: readonly StepKind[]) =>
      assessment({
        steps: stepsFor(
          defaultSteps.filter(({ kind }) => kinds.includes(kind)),
          context,
        ),
      });
    const state = (one: Assessment) => transition(one, "submit", self);
    expect(state(only(["summary", "decision", "feedback"]))).toMatchObject({ ok: true, state: "reviewed" });
    expect(state(only(["summary", "feedback"]))).toMatchObject({ ok: true, state: "decided" });
    expect(state(only(["summary"]))).toMatchObject({ ok: true, state: "closed" });
  });
});

describe("G21 state × action", () => {
  const places: readonly (StepKind | undefined)[] = [...stepKindNames, undefined];
  const table = places.flatMap((kind) => stepActionNames.map((action) => [kind, action] as const));

  it.each(table)("%s: %s", (kind, action) => {
    const one = waitingFor(kind);
    // What was decided is not taken back by a return.
    const isTooLate = action === "returnToStaff" && kind === "feedback";
    const isKnown = kind !== undefined && actionOf(kind, action) !== undefined && !isTooLate;
    const everybody = { self, leader, main, stranger };
    const allowed = isKnown && kind !== undefined ? actors[kind] : undefined;
    for (const [name, actor] of Object.entries(everybody)) {
      const outcome = transition(one, action, actor);
      if (!isKnown) {
        expect(outcome, name).toMatchObject({ ok: false, refusal: { code: "wrong-state" } });
        continue;
      }
      const mayReturn = action === "returnToStaff" && actor === leader && kind === "decision";
      if (actor === allowed || mayReturn) {
        expect(outcome.ok, name).toBe(true);
        if (outcome.ok) expect(outcome.state).toBe(stateOf(outcome.steps));
        continue;
      }
      const isSubjects = kind !== undefined && stepKind(kind).whose === "subject";
      const code = isSubjects ? "not-your-assessment" : actor === self ? "own-assessment" : "not-your-step";
      expect(outcome, name).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  it("where nobody holds a post, the role may act", () => {
    const steps = waitingFor("review").steps.map((step) => ({ ...step, actorIds: [] }));
    expect(transition(assessment({ steps }), "review", stranger).ok).toBe(true);
    expect(transition(assessment({ steps }), "review", { ...stranger, roles: ["staff"] }).ok).toBe(false);
    expect(
      transition(assessment({ steps }), "review", { ...self, roles: ["leader-in-charge"] }),
    ).toMatchObject({
      refusal: { code: "own-assessment" },
    });
  });
});

/** Any plan, those with more or fewer steps than a plan may have today too. */
const anyPlan = fc
  .record({
    reviews: fc.array(fc.constantFrom("section-head", "leader-in-charge", "main-leader", "unit-admin"), {
      maxLength: 3,
    }),
    decided: fc.boolean(),
    feedback: fc.constantFrom(undefined, "leader-in-charge", "unit-admin"),
    isWithoutGrade: fc.boolean(),
  })
  .map(({ reviews, decided, feedback, isWithoutGrade }) => {
    const rules: StepRule[] = [
      { id: "s", kind: "summary", title: "小结", by: "self", days: 1 },
      ...reviews.map(
        (by, index): StepRule => ({ id: `r${index}`, kind: "review", title: "评鉴", by, days: 1 }),
      ),
      ...(decided ? [{ id: "d", kind: "decision", title: "等次", by: "main-leader", days: 1 } as const] : []),
      ...(feedback ? [{ id: "f", kind: "feedback", title: "反馈", by: feedback, days: 1 } as const] : []),
    ];
    return { rules, isWithoutGrade };
  });

describe("properties of any plan", () => {
  it("exactly one step is open until all are over, each open step has an item, and its actors can end it", () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(fc.boolean(), { maxLength: 12 }),
        ({ rules, isWithoutGrade }, returns) => {
          let one = assessment({ steps: stepsFor(rules, { ...context, isWithoutGrade }) });
          for (const [turn, isReturn] of [...returns, ...Array<false>(12).fill(false)].entries()) {
            const open = one.steps.filter(({ state }) => state === "open");
            const [step] = open;
            if (step === undefined) break;
            expect(open).toHaveLength(1);
            const items = [
              workItemsOf(one),
              groupWorkItem(one, { id: "group", title: "全单位" }) ?? [],
            ].flat();
            expect(items.map(({ stepId }) => stepId)).toEqual([step.id]);
            const [wanted] = items[0]?.waitsFor ?? [];
            const staffId = step.actorIds[0] ?? "somebody";
            const actor = { userId: "u", staffId, roles: [step.by as never], at };
            expect(queueOf(actor)).toContain(wanted);
            const names = Object.entries(stepKind(step.kind).actions);
            const isDecided = one.steps.some(({ kind, state }) => kind === "decision" && state === "done");
            const canReturn = !isDecided && names.some(([, { effect }]) => effect === "return");
            const wantedEffect = isReturn && canReturn ? "return" : "complete";
            const [name] = names.find(([, { effect }]) => effect === wantedEffect) ?? [];
            const outcome = transition(one, name as StepActionName, actor);
            expect(outcome.ok, `${turn} ${name}`).toBe(true);
            if (!outcome.ok) return;
            expect(outcome.steps.map(({ id }) => id)).toEqual(one.steps.map(({ id }) => id));
            expect(outcome.steps.filter(({ state }) => state === "skipped")).toEqual(
              one.steps.filter(({ state }) => state === "skipped"),
            );
            one = { ...one, steps: outcome.steps, state: outcome.state };
          }
          expect(one.state).toBe("closed");
          expect(workItemsOf(one)).toEqual([]);
        },
      ),
    );
  });
});

describe("the check of a plan's steps", () => {
  it("lets the default pass, and tells what nobody could do", () => {
    expect(checkSteps(defaultSteps)).toEqual([]);
    const [summary, review, decision, feedback] = defaultSteps as [StepRule, StepRule, StepRule, StepRule];
    const codes = (steps: readonly StepRule[]) => checkSteps(steps).map(({ code, path }) => [code, path]);
    expect(codes([{ ...summary, by: "unit-admin" }, review, decision, feedback])).toEqual([
      ["step-post", "/steps/0/by"],
    ]);
    expect(codes([summary, review, { ...decision, by: "unit-admin" }, feedback])).toEqual([
      ["step-post", "/steps/2/by"],
    ]);
    expect(codes([review, summary, decision, feedback])).toEqual([
      ["step-order", "/steps/0"],
      ["step-order", "/steps/1"],
    ]);
    expect(codes([summary, decision, review, feedback])).toEqual([["step-order", "/steps/2"]]);
    expect(codes([summary, review, { ...review, title: "复审" }, decision, feedback])).toEqual([
      ["step-twice", "/steps/2/id"],
      ["step-too-many", "/steps"],
    ]);
    expect(codes([summary, review, feedback])).toEqual([["step-missing", "/steps"]]);
    expect(codes([])).toHaveLength(4);
  });
});

describe("what waits for whom", () => {
  const group = { id: "g", title: "全单位" };
  const common = { cycleId: "cycle", period: "2026-Q3" };
  const person = {
    ...common,
    assessmentId: "a1",
    title: "示例-甲001",
    departmentName: "一科",
    categoryName: "一类",
  };

  it("the person's own step has nobody whom it is about; a post's has him", () => {
    expect(workItemsOf(waitingFor("summary"))).toStrictEqual([
      {
        ...{ ...person, id: "a1-summary", kind: "summary", stepId: "summary", stepTitle: "个人小结与填报" },
        ...{ waitsFor: ["staff:p1"], dueOn: "2026-10-05" },
      },
    ]);
    expect(workItemsOf(waitingFor("review"))).toStrictEqual([
      {
        ...{ ...person, id: "a1-review", kind: "review", stepId: "review", stepTitle: "审核评鉴" },
        ...{ waitsFor: ["staff:leader"], dueOn: "2026-10-10", subjectId: "p1" },
      },
    ]);
  });

  it("the decision is the group's where there is one, and waits for the post", () => {
    const one = waitingFor("decision");
    expect(workItemsOf(one)).toEqual([]);
    expect(groupWorkItem(one, group)).toStrictEqual({
      ...{ ...common, id: "g-decision", kind: "decision", stepId: "decision", stepTitle: "确定等次" },
      ...{ waitsFor: ["role:main-leader"], dueOn: "2026-10-15", quotaGroupId: "g", title: "全单位" },
    });
    expect(groupWorkItem(waitingFor("review"), group)).toBeUndefined();
  });

  it("the decision on somebody of no group is his own item", () => {
    const { quotaGroupId: _group, ...alone } = waitingFor("decision");
    expect(groupWorkItem(alone, group)).toBeUndefined();
    expect(workItemsOf(alone)).toMatchObject([
      { kind: "decision", waitsFor: ["staff:main"], subjectId: "p1" },
    ]);
  });

  it("nobody's step waits for the role, a step without a day for the last", () => {
    const steps = waitingFor("review").steps.map(({ dueOn: _day, ...step }) => ({ ...step, actorIds: [] }));
    expect(workItemsOf(assessment({ steps }))).toMatchObject([
      { waitsFor: ["role:leader-in-charge"], dueOn: "9999-12-31" },
    ]);
  });

  it("a queue is of oneself and one's roles; of an account without staff, of the roles alone", () => {
    expect(queueOf({ staffId: "p1", roles: ["staff", "auditor"] })).toEqual([
      "staff:p1",
      "role:staff",
      "role:auditor",
    ]);
    expect(queueOf({ roles: ["staff"] })).toEqual(["role:staff"]);
    expect(queueOf({ roles: [] })).toEqual([]);
  });
});

describe("the registry", () => {
  it("each state is that of exactly one kind, and each kind can be ended", () => {
    expect(new Set(stepKindNames.map((kind) => stepKind(kind).state)).size).toBe(stepKindNames.length);
    for (const kind of stepKindNames) {
      const effects = Object.values(stepKind(kind).actions).map(({ effect }) => effect);
      expect(
        effects.filter((effect) => effect === "complete"),
        kind,
      ).toHaveLength(1);
    }
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

describe("before the decision", () => {
  it("is what is being filled in or waits for a review, also of somebody who gets no grade", () => {
    expect(statesBeforeDecision()).toEqual(["filling", "submitted"]);
    for (const isWithoutGrade of [false, true]) {
      let one: Pick<Assessment, "steps" | "subject"> = {
        ...assessment(),
        subject: { kind: "person", id: "p1" },
        steps: stepsFor(defaultSteps, {
          subjectId: "p1",
          leaderInChargeId: "leader",
          mainLeaderIds: ["main"],
          unitAdminIds: [],
          endsOn: "2026-09-30",
          isWithoutGrade,
        }),
      };
      const seen = [isBeforeDecision(one.steps)];
      for (const [action, actor] of [
        ["submit", self],
        ["review", leader],
      ] as const) {
        const outcome = transition(one, action, actor);
        if (!outcome.ok) throw new Error(outcome.refusal.message.en);
        one = { ...one, steps: outcome.steps };
        seen.push(isBeforeDecision(one.steps));
      }
      expect(seen).toEqual([true, true, false]);
    }
  });
});
