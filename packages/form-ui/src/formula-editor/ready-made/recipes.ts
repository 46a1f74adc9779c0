/** What fills a slot: a number of the form, something that holds or does not, or a number that is typed. */
export type SlotKind = "number" | "condition" | "amount";

export type SlotId =
  | "done"
  | "planned"
  | "count"
  | "each"
  | "value"
  | "low"
  | "high"
  | "event"
  | "met"
  | "least"
  | "most";

export interface Slot {
  readonly id: SlotId;
  readonly kind: SlotKind;
  /** What an amount begins as. */
  readonly initial?: string;
  /** Words in a field's title by which it is guessed. */
  readonly hint?: RegExp;
}

export type RecipeId =
  | "completion"
  | "deduct"
  | "bands"
  | "linear"
  | "piecework"
  | "excess"
  | "reverse"
  | "met"
  | "veto"
  | "rank"
  | "happened"
  | "holds"
  | "reaches";

export interface Said {
  /** What is given where the plan is 0. */
  readonly whenNone: string;
  /** Whether a part stands there that may be blank. */
  readonly mayBeBlank: boolean;
}

/** A formula that many indicators have, with slots for what it is about. */
export interface Recipe {
  readonly id: RecipeId;
  readonly slots: readonly Slot[];
  /** Whether something is said of the case that the plan is 0. */
  readonly asksWhenNone?: true;
  /**
   * The formula.
   * @param of what fills each slot, as it is written
   * @param full the word for, or the number of, the points to be had at most
   */
  readonly write: (of: Readonly<Record<SlotId, string>>, full: string, said: Said) => string;
}

const done: Slot = { id: "done", kind: "number", hint: /完成|办结|实际|已|达成|done|actual|complet/i };
const planned: Slot = { id: "planned", kind: "number", hint: /计划|目标|任务|受理|应|总|plan|target|total/i };
const count: Slot = { id: "count", kind: "number", hint: /次|件|篇|个|条|数|count|times|number/i };
const value: Slot = { id: "value", kind: "number", hint: /率|分|值|rate|score|value/i };
const event: Slot = { id: "event", kind: "condition", hint: /违|否决|重大|责任|事故|问题|处分|veto|breach/i };

/** For formulas that give points. */
export const pointRecipes: readonly Recipe[] = [
  {
    id: "completion",
    slots: [done, planned],
    asksWhenNone: true,
    write: (of, full, { whenNone }) =>
      `IF(${of.planned} = 0, ${whenNone}, ${full} * CLAMP(${of.done} / ${of.planned}, 0, 1))`,
  },
  {
    id: "deduct",
    slots: [count, { id: "each", kind: "amount", initial: "1" }],
    write: (of, full) => `MAX(0, ${full} - ${of.count} * ${of.each})`,
  },
  {
    id: "bands",
    slots: [value],
    write: (of, full) => `BAND(${of.value}, [[90, ${full}], [75, ${full} * 80%], [60, ${full} * 60%]], 0)`,
  },
  {
    id: "linear",
    slots: [
      value,
      { id: "low", kind: "amount", initial: "60" },
      { id: "high", kind: "amount", initial: "100" },
    ],
    write: (of, full) => `SCALE(${of.value}, ${of.low}, ${of.high}, 0, ${full})`,
  },
  {
    id: "piecework",
    slots: [count, { id: "each", kind: "amount", initial: "1" }],
    write: (of, full) => `MIN(${full}, ${of.count} * ${of.each})`,
  },
  {
    id: "excess",
    slots: [done, planned, { id: "each", kind: "amount", initial: "0.5" }],
    write: (of, full) => `MIN(${full}, MAX(0, ${of.done} - ${of.planned}) * ${of.each})`,
  },
  {
    id: "reverse",
    slots: [
      count,
      { id: "each", kind: "amount", initial: "1" },
      { id: "most", kind: "amount", initial: "5" },
    ],
    write: (of) => `-MIN(${of.most}, ${of.count} * ${of.each})`,
  },
  {
    id: "met",
    slots: [{ id: "met", kind: "condition", hint: /达标|完成|合格|是否|met|done|pass/i }],
    write: (of, full) => `IF(${of.met}, ${full}, 0)`,
  },
  { id: "veto", slots: [event], write: (of, full) => `IF(${of.event}, 0, ${full})` },
  {
    id: "rank",
    slots: [value],
    // The place of a blank is blank, behind a condition too.
    write: (of, full, { mayBeBlank }) =>
      `${full} * ${mayBeBlank ? `(COHORT.PERCENTILE(${of.value}) ?? 0)` : `COHORT.PERCENTILE(${of.value})`}`,
  },
];

/** For conditions: whether something applies, a veto, a check. */
export const conditionRecipes: readonly Recipe[] = [
  { id: "holds", slots: [event], write: (of) => of.event },
  {
    id: "happened",
    slots: [count, { id: "least", kind: "amount", initial: "1" }],
    write: (of) => `${of.count} >= ${of.least}`,
  },
  {
    id: "reaches",
    slots: [done, planned, { id: "low", kind: "amount", initial: "60%" }],
    write: (of) => `${of.done} < ${of.planned} * ${of.low}`,
  },
];

/** The recipes whose formula has the type that is expected; none: nothing ready is to be had. */
export function recipesFor(expected: string | undefined): readonly Recipe[] {
  if (expected === "boolean") return conditionRecipes;
  return expected === "points" || expected === "number" || expected === "number?" ? pointRecipes : [];
}
