import type { AssessmentState, BilingualText, StepKind, StepPost } from "@duheng/contracts";

/** What an action makes of its step: keep leaves it open, complete ends it, return opens the first step again. */
export type StepEffect = "keep" | "complete" | "return";

export interface StepAction {
  readonly effect: StepEffect;
  /** Of what keeps something: the action that it gets ready for; who may do that may do this. */
  readonly draftOf?: string;
  /** How a sentence calls it: “不能{评鉴}”. */
  readonly words: BilingualText;
}

/** Everything that the platform knows of one kind of step, but what its actions keep and how its page looks. */
export interface StepKindRow {
  readonly words: BilingualText;
  /** What an assessment is while it waits for such a step. */
  readonly state: AssessmentState;
  /** Who acts: the person assessed alone, or those of a post, who never do so for themselves. */
  readonly whose: "subject" | "post";
  /** The posts that a plan may choose; of a kind that no plan has, none. */
  readonly posts: readonly StepPost[];
  /** Whether those without a grade (G17, G18) pass it by. */
  readonly isForGrades: boolean;
  /** Decided on for a whole quota group: its work item is the group's. */
  readonly isOfGroup: boolean;
  /** What follows from it by itself, without a row of the plan. */
  readonly followedBy?: StepKind;
  /** By the name of its procedure. */
  readonly actions: Readonly<Record<string, StepAction>>;
}

const judges = ["section-head", "leader-in-charge", "main-leader", "unit-admin"] as const;
const returnToStaff = { effect: "return", words: { zh: "退回", en: "return it" } } as const;

/**
 * The kinds of steps (G21), in the order in which they follow each other: one row each, and nowhere else. Procedures,
 * queues, the words of refusals and the plan editor are made from it.
 */
export const stepKinds = {
  summary: {
    words: { zh: "个人小结", en: "Summary" },
    state: "filling",
    whose: "subject",
    posts: ["self"],
    isForGrades: false,
    isOfGroup: false,
    actions: {
      saveAnswers: { effect: "keep", draftOf: "submit", words: { zh: "保存", en: "save it" } },
      submit: { effect: "complete", words: { zh: "提交", en: "submit it" } },
    },
  },
  review: {
    words: { zh: "审核评鉴", en: "Review" },
    state: "submitted",
    whose: "post",
    posts: judges,
    isForGrades: false,
    isOfGroup: false,
    actions: {
      saveReview: { effect: "keep", draftOf: "review", words: { zh: "保存评鉴", en: "save a review" } },
      review: { effect: "complete", words: { zh: "评鉴", en: "review it" } },
      returnToStaff,
    },
  },
  decision: {
    words: { zh: "等次评定", en: "Decision on grades" },
    state: "reviewed",
    whose: "post",
    posts: ["main-leader"],
    isForGrades: true,
    isOfGroup: true,
    actions: {
      // Done for the whole group, when its grades are fixed.
      decide: { effect: "complete", words: { zh: "确定等次", en: "decide on it" } },
      returnToStaff,
    },
  },
  feedback: {
    words: { zh: "结果反馈", en: "Feedback" },
    state: "decided",
    whose: "post",
    posts: judges,
    isForGrades: false,
    isOfGroup: false,
    followedBy: "acknowledgement",
    actions: {
      saveFeedback: {
        effect: "keep",
        draftOf: "giveFeedback",
        words: { zh: "保存反馈", en: "save feedback" },
      },
      giveFeedback: { effect: "complete", words: { zh: "反馈", en: "give feedback" } },
      // Of somebody without a grade; what was decided is not taken back by a return.
      returnToStaff,
    },
  },
  acknowledgement: {
    words: { zh: "本人确认", en: "Acknowledgement" },
    state: "feedback",
    whose: "subject",
    posts: [],
    isForGrades: false,
    isOfGroup: false,
    actions: {
      acknowledge: { effect: "complete", words: { zh: "确认反馈", en: "acknowledge it" } },
    },
  },
} as const satisfies Record<StepKind, StepKindRow>;

/** The row of a kind. */
export function stepKind(kind: StepKind): StepKindRow {
  return stepKinds[kind];
}

type Rows = typeof stepKinds;

/** What may be done in some step, such as submit. */
export type StepActionName = { [Kind in StepKind]: keyof Rows[Kind]["actions"] }[StepKind] & string;

/** The action of that name; undefined in a kind that has none. */
export function actionOf(kind: StepKind, name: StepActionName): StepAction | undefined {
  return stepKind(kind).actions[name];
}

/** Whether somebody of another tenant may be granted to act in such a step: for judging one person, never a group. */
export function isGrantable(kind: StepKind): boolean {
  const { whose, isOfGroup } = stepKind(kind);
  return whose === "post" && !isOfGroup;
}

/** All kinds, in the order in which they follow each other. */
export const stepKindNames = Object.keys(stepKinds) as readonly StepKind[];

/** What somebody of another tenant may be granted to do: the actions of those steps; what gets one ready comes with it. */
export function grantableActs(): StepActionName[] {
  return stepActionNames.filter((name) =>
    kindsOfActs([name]).some((kind) => actionOf(kind, name)?.draftOf === undefined),
  );
}

/** The kinds of steps in which some of these acts are done under a grant. */
export function kindsOfActs(acts: readonly string[]): StepKind[] {
  return stepKindNames.filter(
    (kind) => isGrantable(kind) && Object.keys(stepKind(kind).actions).some((name) => acts.includes(name)),
  );
}

/** The names of all actions, each once. */
export const stepActionNames: readonly StepActionName[] = [
  ...new Set(Object.values(stepKinds).flatMap(({ actions }) => Object.keys(actions) as StepActionName[])),
];
