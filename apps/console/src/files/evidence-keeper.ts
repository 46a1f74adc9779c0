import type { Answers, EvidenceInput } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, FileReference, FillStore, PreparedForm } from "@duheng/form";
import {
  asksForEvidence,
  type EvidenceMap,
  type EvidenceState,
  followEvidence,
  followRows,
  mergeEvidence,
} from "@duheng/form/evidence";
import { sameValue } from "@duheng/form-ui/fill";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { broughtBack, type GoneRows, setAside } from "./returning-rows.ts";
import { haveRowsMoved } from "./rows-of-answers.ts";

/**
 * Keeps what is attached to a paper while it is being filled in. Paths name rows by their place: with each change of
 * the answers every file goes where its row has gone, comes back with a row whose removal is undone, and is saved
 * with the very answers that it stands beside.
 */
export interface EvidenceKeeper {
  files(path: string): readonly FileReference[];
  add(path: string, file: FileReference): void;
  remove(path: string, id: string): void;
  /** A place that goes where its row goes; its `path` is null once the row is gone. */
  follow(path: string): { readonly path: string | null; end(): void };
  /** Called after each change of anything attached. Returns its own end. */
  subscribe(listener: () => void): () => void;
  /** Called after a change that the person made, which is to be saved. Returns its own end. */
  onChanged(listener: () => void): () => void;
  /** What belongs beside these answers; what `learn` was told of is in it. */
  toSend(answers: Answers): EvidenceInput;
  /** What the server has now: another device has saved. */
  learn(current: FilledPaper): void;
  /** What is here as it stands beside these answers, without what `learn` was told of. */
  beside(answers: Answers): EvidenceState;
  /** The server's answer to a save; `since`: what was here beside the answers that were sent, when they were. */
  saved(current: FilledPaper, since: EvidenceState): void;
}

/** `store` must be the one in which the paper is filled in, still at the paper's own answers. */
export function createEvidenceKeeper(
  filled: FilledPaper,
  paper: PreparedForm,
  store: FillStore,
): EvidenceKeeper {
  const listeners = new Set<() => void>();
  const changeListeners = new Set<() => void>();
  const places = new Set<{ path: string | null }>();
  const gone: GoneRows = new WeakMap();
  const tables = paper.fields.filter(holdsRowsWithEvidence).map(({ key }) => key);
  /** Only the answers that rows with evidence stand in: nothing else needs to be followed. */
  const followed = (): AnswerMap =>
    Object.fromEntries(tables.map((key) => [key, store.get(`/${escaped(key)}`)]));

  /** What both sides had at the last save, what the server has, and what is here. */
  let base = stateOf(filled);
  let theirs = base;
  const first = followed();
  let mine: EvidenceState = { answers: first, evidence: followEvidence(base, first) };

  /** A running draft may be moved to a later version, whose paths are others: the server carries over what is sent. */
  const isOfThisPaper = ({ filling }: FilledPaper) => filling.paperHash === filled.filling.paperHash;

  const become = (evidence: EvidenceMap, answers = mine.answers) => {
    const kept = keepingIdentity(mine.evidence, evidence);
    const hasChanged = kept !== mine.evidence;
    mine = { answers, evidence: kept };
    if (hasChanged) for (const listener of listeners) listener();
  };
  const files = (path: string) => mine.evidence.get(path) ?? none;
  const change = (path: string, next: readonly FileReference[]) => {
    become(new Map([...mine.evidence, [path, next] as const].filter(([, attached]) => attached.length > 0)));
    for (const listener of changeListeners) listener();
  };

  const follow = () => {
    const before = mine;
    const answers = followed();
    if (!haveRowsMoved(before.answers, answers)) {
      mine = { answers, evidence: before.evidence };
      return;
    }
    const lead = followRows(before.answers, answers);
    for (const place of places) place.path = place.path === null ? null : lead(place.path);
    setAside(gone, before, lead);
    const back = broughtBack(gone, theirs, before.answers, answers);
    become(new Map([...back, ...followEvidence(before, answers)]), answers);
  };
  if (tables.length > 0) store.subscribeAll(follow);

  return {
    files,
    add: (path, file) => change(path, [...files(path).filter(({ id }) => id !== file.id), file]),
    remove: (path, id) =>
      change(
        path,
        files(path).filter((file) => file.id !== id),
      ),
    follow(path) {
      const place: { path: string | null } = { path };
      places.add(place);
      return Object.assign(place, { end: () => void places.delete(place) });
    },
    subscribe: (listener) => added(listeners, listener),
    onChanged: (listener) => added(changeListeners, listener),
    toSend(answers) {
      const evidence =
        theirs === base ? followEvidence(mine, answers) : mergeEvidence({ base, mine, theirs }, answers);
      return [...evidence].map(([path, attached]) => ({ path, files: attached.map(({ id }) => id) }));
    },
    learn(current) {
      if (isOfThisPaper(current)) theirs = stateOf(current);
    },
    saved(current, since) {
      if (!isOfThisPaper(current)) return;
      base = stateOf(current);
      theirs = base;
      become(mergeEvidence({ base: since, mine, theirs }, mine.answers));
    },
    beside: (answers) => ({ answers, evidence: followEvidence(mine, answers) }),
  };
}

/** The same array as long as nothing is attached. */
const none: readonly FileReference[] = [];

function holdsRowsWithEvidence({ kind, fields = [] }: FieldInfo): boolean {
  return kind === "rows" ? asksForEvidence(fields) : fields.some(holdsRowsWithEvidence);
}

function stateOf({ filling: { answers, evidence = [] } }: FilledPaper): EvidenceState {
  return { answers, evidence: new Map(evidence.map(({ path, files }) => [path, files])) };
}

/** The next map with the arrays of the one before wherever they say the same; the one before if all do. */
function keepingIdentity(before: EvidenceMap, next: EvidenceMap): EvidenceMap {
  const kept = new Map(
    [...next].map(([path, files]) => {
      const had = before.get(path);
      return [path, had !== undefined && sameValue(had, files) ? had : files] as const;
    }),
  );
  const isSame = kept.size === before.size && [...kept].every(([path, files]) => before.get(path) === files);
  return isSame ? before : kept;
}

function added(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
