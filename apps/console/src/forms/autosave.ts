import type { Form, FormDraft, Problem, UpdateFormInput } from "@duheng/contracts";
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
  /** Set in a conflict: what someone else stored meanwhile. */
  readonly theirs?: FormDraft;
}

/**
 * Keeps a form's document saved: every change is written as a revision a moment after it, one write at a time.
 * When somebody else has written in between, nothing is written until the person has chosen.
 */
export interface Autosave {
  state(): AutosaveState;
  subscribe(listener: () => void): () => void;
  change(document: Form): void;
  /** Writes what is unwritten, at once; resolves when nothing is under way. */
  flush(): Promise<void>;
  /** Ends a conflict: write mine over theirs, or take theirs. */
  resolve(choice: "mine" | "theirs"): Promise<void>;
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
    state = next;
    for (const listener of listeners) listener();
  };

  const write = async (revision: number) => {
    const { document } = state;
    set({ document, stored: state.stored, standing: "saving", problems: state.problems });
    try {
      const stored = await api.update({ id: draft.id, revision, document, title: document.title });
      const isNewer = state.document !== document;
      set({ document: state.document, stored, standing: isNewer ? "dirty" : "clean", problems: [] });
      if (isNewer) schedule();
    } catch (thrown) {
      const base = { document: state.document, stored: state.stored };
      if (hasCode(thrown, "conflict")) {
        const theirs = await api.get(draft.id);
        set({ ...base, standing: "conflict", problems: [], theirs });
      } else {
        set({ ...base, standing: "failed", refusal: thrown, problems: errorOf(thrown).problems ?? [] });
      }
    }
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
    async resolve(choice) {
      const { theirs } = state;
      if (theirs === undefined) return;
      if (choice === "theirs") {
        set({ document: theirs.document, stored: theirs, standing: "clean", problems: [] });
        return;
      }
      set({ document: state.document, stored: theirs, standing: "dirty", problems: [] });
      await save(theirs.revision);
    },
    adopt(stored) {
      set({ ...state, stored });
    },
  };
}
