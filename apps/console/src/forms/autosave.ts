import type { Form, FormDraft, Problem, UpdateFormInput } from "@duheng/contracts";
import {
  checkWhole,
  compareMeaning,
  type FollowingSample,
  type FormMerge,
  type MergeChoices,
  mergeForms,
  withFollowed,
} from "@duheng/form";
import { errorOf, hasCode } from "../rpc/errors.ts";

/** What the autosave needs of the API. */
export interface FormApi {
  update(input: UpdateFormInput): Promise<FormDraft>;
  get(id: string): Promise<FormDraft>;
}

/** Where the document on the page stands against the stored one. */
export interface AutosaveState {
  readonly document: Form;
  /** The draft as it was last read or written. */
  readonly stored: FormDraft;
  readonly standing: "clean" | "dirty" | "saving" | "failed" | "conflict";
  /** Why the last save was refused; absent when it was not. */
  readonly refusal?: unknown;
  readonly problems: readonly Problem[];
  /** Set in a conflict: what someone else stored meanwhile, and where both changed the same. */
  readonly conflict?: { readonly theirs: FormDraft; readonly merge: FormMerge };
  /** What someone else stored and was taken in last. */
  readonly takenIn?: FormDraft;
}

/**
 * Keeps a form's document saved: every change is written as a revision a moment after it, one write at a time.
 * When somebody else has written in between, the two documents are merged; where both changed the same, nothing is
 * written until the person has chosen.
 */
export interface Autosave {
  state(): AutosaveState;
  subscribe(listener: () => void): () => void;
  change(document: Form): void;
  /** Writes what is unwritten, at once; resolves when nothing is under way. */
  flush(): Promise<void>;
  /**
   * Ends a conflict by a side for each of its places, one's own where none is named, and with the new expected values of
   * the samples that a person accepted.
   */
  resolve(choices: MergeChoices, followed?: readonly FollowingSample[]): Promise<void>;
  /** Told of a revision that is stored: takes it in when it is new and nothing of one's own is under way. */
  hear(revision: number): Promise<void>;
  /** Takes over a draft that was written by another call (publishing). */
  adopt(draft: FormDraft): void;
}

/** @param delay milliseconds without a change after which it is saved. */
export function createAutosave(api: FormApi, draft: FormDraft, delay = 900): Autosave {
  const listeners = new Set<() => void>();
  let state: AutosaveState = { document: draft.document, stored: draft, standing: "clean", problems: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;

  const set = (next: AutosaveState) => {
    state = { ...(state.takenIn === undefined ? {} : { takenIn: state.takenIn }), ...next };
    for (const listener of listeners) listener();
  };

  const write = async (revision: number) => {
    const { document } = state;
    set({ ...state, standing: "saving" });
    try {
      const stored = await api.update({ id: draft.id, revision, document, title: document.title });
      const isNewer = state.document !== document;
      set({ document: state.document, stored, standing: isNewer ? "dirty" : "clean", problems: [] });
      if (isNewer) schedule();
    } catch (thrown) {
      if (hasCode(thrown, "conflict")) await api.get(draft.id).then(takeIn, fail);
      else fail(thrown);
    }
  };

  const fail = (refusal: unknown) => {
    const { document, stored } = state;
    set({ document, stored, standing: "failed", refusal, problems: errorOf(refusal).problems ?? [] });
  };

  /** Somebody else has stored something: joined with what is on the page, or left to the person. */
  const takeIn = async (theirs: FormDraft): Promise<void> => {
    const { document, stored } = state;
    const merge = mergeForms(stored.document, document, theirs.document);
    const isOfBoth = document !== stored.document && merge.merged !== theirs.document;
    const compared = isOfBoth && merge.conflicts.length === 0 ? await compareMeaning(merge) : undefined;
    // Something was changed on the page while scores were compared: that is to be joined too.
    if (state.document !== document) return takeIn(theirs);
    const isAsked =
      merge.conflicts.length > 0 ||
      (compared !== undefined && (compared.differences.length > 0 || isWorse(merge)));
    if (isAsked) {
      set({ document, stored, standing: "conflict", problems: [], conflict: { theirs, merge } });
      return;
    }
    const isTheirs = document === stored.document || merge.merged === theirs.document;
    const standing = isTheirs ? "clean" : "dirty";
    set({ document: merge.merged, stored: theirs, standing, problems: [], takenIn: theirs });
    if (standing === "dirty") schedule();
  };

  const save = (revision: number): Promise<void> => {
    clearTimeout(timer);
    writing = write(revision).finally(() => {
      writing = undefined;
    });
    return writing;
  };

  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const flush = async (): Promise<void> => {
    if (writing !== undefined) await writing;
    if (state.standing === "dirty" || state.standing === "failed") await save(state.stored.revision);
    if (state.standing === "dirty") await flush();
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(document) {
      const isHeld = state.standing === "conflict" || state.standing === "saving";
      set({ ...state, document, standing: isHeld ? state.standing : "dirty" });
      if (!isHeld) schedule();
    },
    flush,
    async resolve(choices, followed = []) {
      const { conflict, document, stored } = state;
      if (conflict === undefined) return;
      const { theirs } = conflict;
      const { merged } = mergeForms(stored.document, document, theirs.document, choices);
      set({
        document: withFollowed(merged, followed),
        stored: theirs,
        standing: "dirty",
        problems: [],
      });
      await save(theirs.revision);
    },
    async hear(revision) {
      if (state.standing !== "clean" || revision <= state.stored.revision) return;
      // What cannot be read now is heard of again.
      const theirs = await api.get(draft.id).catch(() => undefined);
      if (theirs === undefined) return;
      if (state.standing === "clean" && theirs.revision > state.stored.revision) await takeIn(theirs);
    },
    adopt(stored) {
      set({ ...state, stored });
    },
  };
}

/** Whether joining made a form with errors, or samples that fail, of two that were fine by themselves. */
function isWorse({ merged, mine, theirs }: FormMerge): boolean {
  const isFine = (form: Form) => !checkWhole(form).problems.some(({ severity }) => severity === "error");
  return !isFine(merged) && isFine(mine) && isFine(theirs);
}
