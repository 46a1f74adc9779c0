import { sameValue } from "../shared/values.ts";

/** Undo and redo over whole documents: plain data, so that it can be tested without a page. */
export interface History<Document> {
  readonly past: readonly Step<Document>[];
  readonly present: Document;
  readonly future: readonly Step<Document>[];
  /** What was changed last and when (milliseconds): further changes of the same within a moment join it. */
  readonly last: { readonly what: string; readonly at: number } | null;
  /** Changes by others, oldest first: a step back or forth does not take them away. */
  readonly foreign: readonly ForeignChange<Document>[];
}

/** A document as it once was. */
interface Step<Document> {
  readonly document: Document;
  /** So many of the changes by others are in it. */
  readonly foreign: number;
}

interface ForeignChange<Document> {
  readonly before: Document;
  readonly after: Document;
}

/** Joins two sets of changes of `base` into one document. */
export type Join<Document> = (base: Document, mine: Document, theirs: Document) => Document;

const longestPast = 200;
/** Typing in one field is one step back unless one pauses. */
const joinWithin = 1_500;

export function beginHistory<Document>(present: Document): History<Document> {
  return { past: [], present, future: [], last: null, foreign: [] };
}

/**
 * The history after a change; one that comes back within a moment to what was there leaves no step.
 * @param what names what was changed (`indicator/i1/title`): changes of the same thing that follow within a moment are one step
 */
export function remember<Document>(
  history: History<Document>,
  next: Document,
  { what, at }: { readonly what: string; readonly at: number },
): History<Document> {
  if (next === history.present) return history;
  const joins =
    history.last !== null && what !== "" && history.last.what === what && at - history.last.at < joinWithin;
  const { past, foreign } = history;
  if (joins && sameValue(past.at(-1)?.document, next))
    return { past: past.slice(0, -1), present: next, future: [], last: null, foreign };
  return {
    past: joins ? past : [...past, presentStep(history)].slice(-longestPast),
    present: next,
    future: [],
    last: { what, at },
    foreign,
  };
}

/** The history after somebody else's change: it is no step of one's own, and stays when one's own are taken back. */
export function takeIn<Document>(history: History<Document>, next: Document): History<Document> {
  if (next === history.present) return history;
  const newest = history.foreign.at(-1);
  // Changes by others in a row are one, so that a step back has few to join.
  const foreign =
    newest !== undefined && newest.after === history.present && isUnused(history)
      ? [...history.foreign.slice(0, -1), { before: newest.before, after: next }]
      : [...history.foreign, { before: history.present, after: next }];
  return { ...history, present: next, last: null, foreign };
}

export function stepBack<Document>(history: History<Document>, join: Join<Document>): History<Document> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: broughtUpToDate(before, history.foreign, join),
    future: [presentStep(history), ...history.future],
    last: null,
    foreign: history.foreign,
  };
}

export function stepForth<Document>(history: History<Document>, join: Join<Document>): History<Document> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, presentStep(history)],
    present: broughtUpToDate(next, history.foreign, join),
    future,
    last: null,
    foreign: history.foreign,
  };
}

function presentStep<Document>({ present, foreign }: History<Document>): Step<Document> {
  return { document: present, foreign: foreign.length };
}

/** Whether no step was kept since the newest change by others. */
function isUnused({ past, future, foreign }: History<unknown>): boolean {
  const isOlder = (step: Step<unknown> | undefined) => step === undefined || step.foreign < foreign.length;
  return isOlder(past.at(-1)) && isOlder(future[0]);
}

function broughtUpToDate<Document>(
  step: Step<Document>,
  foreign: readonly ForeignChange<Document>[],
  join: Join<Document>,
): Document {
  return foreign
    .slice(step.foreign)
    .reduce((document, { before, after }) => join(before, document, after), step.document);
}
