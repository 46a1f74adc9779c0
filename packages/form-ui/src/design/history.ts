/** Undo and redo over whole documents: plain data, so that it can be tested without a page. */
export interface History<Document> {
  readonly past: readonly Document[];
  readonly present: Document;
  readonly future: readonly Document[];
  /** What was changed last and when (milliseconds): further changes of the same within a moment join it. */
  readonly last: { readonly what: string; readonly at: number } | null;
}

const longestPast = 200;
/** Typing in one field is one step back unless one pauses. */
const joinWithin = 1_500;

export function beginHistory<Document>(present: Document): History<Document> {
  return { past: [], present, future: [], last: null };
}

/**
 * The history after a change.
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
  return {
    past: joins ? history.past : [...history.past, history.present].slice(-longestPast),
    present: next,
    future: [],
    last: { what, at },
  };
}

export function stepBack<Document>(history: History<Document>): History<Document> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: null,
  };
}

export function stepForth<Document>(history: History<Document>): History<Document> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, last: null };
}
