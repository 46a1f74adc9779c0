import type { Answers, Assessment, ErrorResponse } from "@duheng/contracts";
import { type DraftOutcome, mergeAnswers, sameValue } from "@duheng/form-ui/fill";
import type { DraftApi, FilledPaper } from "../rpc/draft-api.ts";
import { errorOf, hasCode, isRefusal } from "../rpc/errors.ts";

/** What became of a save of the summary; `theirs` is the summary that another device has saved meanwhile. */
export type SummaryOutcome =
  | Exclude<DraftOutcome, { kind: "conflict" }>
  | { readonly kind: "conflict"; readonly theirs: string };

/**
 * Saves one paper's answers and summary, one write after the other, each naming the revision that the one before
 * left. What another device has saved meanwhile is merged field by field; only what both changed is left to the
 * person. A save whose answer was lost on the way is recognised and is no conflict.
 */
export interface DraftSaver {
  save(answers: Answers): Promise<DraftOutcome>;
  saveSummary(summary: string): Promise<SummaryOutcome>;
  /** Throws the server's error when it is refused; after a `conflict` (changed elsewhere) the form saves again and tells. */
  submit(answers: Answers, summary: string): Promise<Assessment>;
  subscribe(listener: () => void): () => void;
}

/** How often a save is merged and sent again when others keep saving; beyond it counts as not reached. */
const mostMerges = 5;

/** What is to be saved was typed on these, an earlier state of the server; by default on the paper as it is. */
export interface TypedOn {
  readonly answers?: Answers | undefined;
  readonly summary?: string | undefined;
  /** The answers as the form begins with them, its defaults in place: an untouched default is nobody's change. */
  readonly begun?: ((answers: Answers) => Answers) | undefined;
  /**
   * Called when a save was carried over into a later version of the form, to which the paper had been moved: it is
   * stored, but this form's fields are no longer the paper's.
   */
  readonly onMoved?: (() => void) | undefined;
}

export function createDraftSaver(api: DraftApi, paper: FilledPaper, typedOn: TypedOn = {}): DraftSaver {
  const { assessmentId: id } = paper;
  const { paperHash } = paper.filling;
  const { onMoved, begun = (answers: Answers) => answers } = typedOn;
  const listeners = new Set<() => void>();
  /** The server's state as far as known. */
  let stored = paper;
  /** What the form's answers, and the summary shown, were last in line with. */
  let formBase = typedOn.answers ?? begun(paper.filling.answers);
  let summaryBase = typedOn.summary ?? paper.filling.summary ?? "";
  /** What was sent without an answer: it may have arrived, and is then nobody else's change. */
  let unanswered: { answers: Answers; summary: string | undefined }[] = [];
  /** Once handed in there is nothing left to save: the submission took the newest answers along. */
  let handedIn: Assessment | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** What the server holds, as the form would begin with it. */
  const inForm = () =>
    sameValue(stored.filling.answers, formBase) ? formBase : begun(stored.filling.answers);

  const isMoved = () => stored.filling.paperHash !== paperHash;

  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(write, write);
    queue = result.catch(() => undefined);
    return result;
  };

  const send = async (
    answers: Answers,
    summary: string | undefined,
  ): Promise<"saved" | "stale" | Refused> => {
    try {
      stored = await api.saveAnswers({ ...input(stored), paperHash, answers, ...summaryOf(summary) });
      unanswered = [];
      if (isMoved()) onMoved?.();
      return "saved";
    } catch (thrown) {
      if (!isRefusal(thrown)) unanswered = [...unanswered.slice(1 - mostMerges), { answers, summary }];
      if (!hasCode(thrown, "conflict")) return refused(thrown);
      stored = await api.get(id);
      if (stored.state !== "draft") return { kind: "closed", message: errorOf(thrown).message };
      if (isMoved()) return { kind: "closed", message: paperChanged };
      const arrived = unanswered.find((sent) => sameValue(sent.answers, stored.filling.answers));
      if (arrived !== undefined) formBase = arrived.answers;
      if (unanswered.some((sent) => sent.summary === stored.filling.summary))
        summaryBase = stored.filling.summary ?? "";
      return "stale";
    }
  };

  const saveAnswers = async (mine: Answers): Promise<DraftOutcome> => {
    if (handedIn !== undefined) return { kind: "saved", at: handedInAt(handedIn) };
    // Typed while the carried-over save was on its way: the server carries it over too.
    if (isMoved()) {
      const outcome = await send(mine, stored.filling.summary);
      if (outcome === "saved") return { kind: "saved", at: savedAt(stored) };
      return outcome === "stale" ? { kind: "closed", message: paperChanged } : outcome;
    }
    for (let attempt = 0; attempt < mostMerges; attempt += 1) {
      const theirs = inForm();
      const { answers, conflicts } = mergeAnswers(formBase, mine, theirs);
      if (conflicts.length > 0) {
        // The next save, after the person has chosen, overwrites knowingly.
        formBase = theirs;
        return { kind: "conflict", theirs, at: savedAt(stored), answers, fields: conflicts };
      }
      const outcome = await send(answers, stored.filling.summary);
      if (outcome === "saved") {
        formBase = answers;
        // Answers of another shape are nothing for this form to take over.
        if (isMoved()) return { kind: "saved", at: savedAt(stored) };
        const more = sameValue(answers, mine) ? {} : { answers };
        return { kind: "saved", at: savedAt(stored), ...more };
      }
      if (outcome !== "stale") return outcome;
    }
    throw new Error(`The answers of ${id} were changed elsewhere ${mostMerges} times while they were saved.`);
  };

  const saveSummary = async (mine: string): Promise<SummaryOutcome> => {
    if (handedIn !== undefined) return { kind: "saved", at: handedInAt(handedIn) };
    for (let attempt = 0; attempt < mostMerges; attempt += 1) {
      const theirs = stored.filling.summary ?? "";
      if (theirs !== summaryBase && theirs !== mine) {
        summaryBase = theirs;
        return { kind: "conflict", theirs };
      }
      const outcome = await send(stored.filling.answers, mine);
      if (outcome === "saved") {
        summaryBase = mine;
        if (!isMoved() && !sameValue(inForm(), formBase)) tell();
        return { kind: "saved", at: savedAt(stored) };
      }
      if (outcome !== "stale") return outcome;
    }
    throw new Error(`The summary of ${id} was changed elsewhere ${mostMerges} times while it was saved.`);
  };

  const submit = async (answers: Answers, summary: string): Promise<Assessment> => {
    if (!sameValue(inForm(), formBase)) {
      tell();
      throw changedElsewhere();
    }
    try {
      handedIn = await api.submit({ ...input(stored), paperHash, answers, ...summaryOf(summary) });
      return handedIn;
    } catch (thrown) {
      if (hasCode(thrown, "conflict")) {
        stored = await api.get(id);
        if (stored.state === "draft") {
          tell();
          throw changedElsewhere();
        }
      }
      throw thrown;
    }
  };

  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    save: (answers) => inTurn(() => saveAnswers(answers)),
    saveSummary: (summary) => inTurn(() => saveSummary(summary)),
    submit: (answers, summary) => inTurn(() => submit(answers, summary)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Refused = Extract<DraftOutcome, { kind: "signed-out" | "closed" }>;

/** The outcome of a refusal. Throws what was thrown where the server was not reached: it is tried again. */
function refused(thrown: unknown): Refused {
  if (hasCode(thrown, "unauthenticated")) return { kind: "signed-out" };
  if (!isRefusal(thrown)) throw thrown;
  return { kind: "closed", message: errorOf(thrown).message };
}

/** What others have saved since in the later version's fields cannot be merged with this form's. */
const paperChanged = {
  zh: "考核表已改用新的版本，并且在别处已接着填写。请刷新页面；这里没有保存的内容留在本机。",
  en: "The form has a new version, and somebody went on with it elsewhere. Reload the page; what was not saved here stays on this device.",
};

/** What is handed in shall be what the person has seen. */
function changedElsewhere(): Error & { readonly data: ErrorResponse } {
  const message = {
    zh: "这份表刚在别处改过，已与本页合并。请核对后再提交。",
    en: "This paper has just been changed elsewhere and was merged with this page. Check it, then submit again.",
  };
  return Object.assign(new Error("conflict: changed elsewhere"), { data: { code: "conflict", message } });
}

function input({ assessmentId: id, revision }: FilledPaper) {
  return { id, revision };
}

function summaryOf(summary: string | undefined) {
  return summary === undefined ? {} : { summary };
}

function savedAt({ savedAt: at, updatedAt }: FilledPaper): string {
  return at ?? updatedAt;
}

function handedInAt({ submittedAt, updatedAt }: Assessment): string {
  return submittedAt ?? updatedAt;
}
