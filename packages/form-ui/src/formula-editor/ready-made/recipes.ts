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
  | "shortfall"
  | "lower-bands"
  | "lower-linear"
  | "unmet"
  | "occurred"
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
  /** Whether it takes off from 0 down, at most what the slot `most` says; nothing of it is of use where points cannot be below 0. */
  readonly takesOff?: true;
  /** Whether it begins at the full points and takes off from them: whoever does nothing has all. */
  readonly beginsFull?: true;
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

const met: Slot = { id: "met", kind: "condition", hint: /达标|完成|合格|是否|met|done|pass/i };
const most: Slot = { id: "most", kind: "amount", initial: "5" };

const reverse: Recipe = {
  id: "reverse",
  takesOff: true,
  slots: [count, { id: "each", kind: "amount", initial: "1" }, most],
  write: (of) => `-MIN(${of.most}, ${of.count} * ${of.each})`,
};

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
    beginsFull: true,
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
  reverse,
  {
    id: "met",
    slots: [met],
    write: (of, full) => `IF(${of.met}, ${full}, 0)`,
  },
  {
    id: "veto",
    beginsFull: true,
    slots: [event],
    write: (of, full) => `IF(${of.event}, 0, ${full})`,
  },
  {
    id: "rank",
    slots: [value],
    // The place of a blank is blank, behind a condition too.
    write: (of, full, { mayBeBlank }) =>
      `${full} * ${mayBeBlank ? `(COHORT.PERCENTILE(${of.value}) ?? 0)` : `COHORT.PERCENTILE(${of.value})`}`,
  },
];

/** For points that are taken off, where nothing above 0 can be had. */
export const deductionRecipes: readonly Recipe[] = [
  reverse,
  {
    id: "shortfall",
    takesOff: true,
    slots: [done, planned, { id: "each", kind: "amount", initial: "1" }, most],
    write: (of) => `-MIN(${of.most}, MAX(0, ${of.planned} - ${of.done}) * ${of.each})`,
  },
  {
    id: "lower-bands",
    takesOff: true,
    slots: [value, most],
    write: (of) =>
      `BAND(${of.value}, [[90, 0], [75, -${of.most} * 30%], [60, -${of.most} * 60%]], -${of.most})`,
  },
  {
    id: "lower-linear",
    takesOff: true,
    slots: [
      value,
      { id: "low", kind: "amount", initial: "60" },
      { id: "high", kind: "amount", initial: "100" },
      most,
    ],
    write: (of) => `SCALE(${of.value}, ${of.low}, ${of.high}, -${of.most}, 0)`,
  },
  { id: "unmet", takesOff: true, slots: [met, most], write: (of) => `IF(${of.met}, 0, -${of.most})` },
  { id: "occurred", takesOff: true, slots: [event, most], write: (of) => `IF(${of.event}, -${of.most}, 0)` },
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

/** What the result of an indicator's formula is held within. */
export interface PointsRange {
  readonly min: number;
  readonly max: number;
  /** Whether the points are floating: where the indicator does not apply, nobody else gets them. */
  readonly isFloating: boolean;
  /** Whether they come on top, so that whoever does nothing is to have none. */
  readonly isAdded: boolean;
}

/** Whether a formula that gives points has none to give yet (0…0): no recipe is of use before there are some. */
export function lacksPoints(expected: string | undefined, range: PointsRange | undefined): boolean {
  return givesNumbers(expected) && range !== undefined && range.min >= range.max;
}

/**
 * The recipes whose formula has the type that is expected; none: nothing ready is to be had. Within a range only those
 * by which different points can be had: where there is nothing above 0, those that take off.
 */
export function recipesFor(expected: string | undefined, range?: PointsRange): readonly Recipe[] {
  if (expected === "boolean") return conditionRecipes;
  if (!givesNumbers(expected) || lacksPoints(expected, range)) return [];
  if (range === undefined) return pointRecipes;
  if (range.max <= 0) return deductionRecipes;
  return pointRecipes.filter(({ takesOff, beginsFull }) =>
    takesOff === true ? range.min < 0 : beginsFull !== true || !range.isAdded,
  );
}

function givesNumbers(expected: string | undefined): boolean {
  return expected === "points" || expected === "number" || expected === "number?";
}
