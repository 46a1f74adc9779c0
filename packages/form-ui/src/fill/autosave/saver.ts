import type { Answers, Problem } from "@duheng/contracts";
import type { DraftsPort } from "../ports.ts";
import type { BackupStore } from "./backup.ts";
import type { MergedAnswers } from "./merge-answers.ts";

/** Where saving stands, as the pill shows it. Instants are ISO. */
export type SaveState =
  | { readonly kind: "idle" }
  | { readonly kind: "dirty" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "offline" }
  | { readonly kind: "conflict"; readonly theirs: Answers; readonly fields?: readonly string[] }
  | { readonly kind: "signed-out" }
  | { readonly kind: "closed"; readonly message: Problem["message"] };

export interface SaverOptions {
  /** The answers as they are now. */
  readonly read: () => Answers;
  /** Takes over into the form what is stored, where the form still has what was `sent`. */
  readonly takeOver: (sent: Answers, stored: Answers) => void;
  /** The answers that the server holds at the beginning. */
  readonly base: Answers;
  /** Without it only the local backup is written. */
  readonly drafts: DraftsPort | undefined;
  readonly backups: BackupStore | undefined;
  readonly backupKey: string | undefined;
  /** Which version of the form the answers are for; kept with the backup. */
  readonly paperHash?: string | undefined;
  /** Pause in typing after which it is saved, milliseconds. */
  readonly pause: number;
  /** Pause before the first retry; it doubles each time up to a minute. */
  readonly retryPause: number;
  readonly now: () => Date;
}

/**
 * Saves what is typed: after a pause, one save at a time, again after failures. Each change reaches the local backup
 * first, which is removed only once the server has exactly what it holds.
 */
export interface Saver {
  /** To be called after every change of the answers. */
  changed(): void;
  /** Saves now what is not saved yet; resolves when it is done or failed. */
  flush(): Promise<void>;
  /** After a conflict was decided or the person has signed in again. */
  resume(): Promise<void>;
  /**
   * An earlier visit's unsent answers were put into the form: they are sent now, or left to the person where the
   * server's have changed in the same fields since the `base` that they were typed on.
   */
  restored(conflicts: MergedAnswers["conflicts"], theirs: Answers, typedOn: Answers): void;
  /** Writes the backup at once: the page is going away. */
  secure(): void;
  state(): SaveState;
  subscribe(listener: () => void): () => void;
  end(): void;
}

/** How soon after the first change the backup is written; leaving the page writes it at once. */
const backupPause = 400;
const longestRetry = 60_000;

export function createSaver(options: SaverOptions): Saver {
  const { drafts, backups, backupKey, paperHash } = options;
  const listeners = new Set<() => void>();
  let state: SaveState = { kind: "idle" };
  let base = options.base;
  let dirty = false;
  let isTakingOver = false;
  let failures = 0;
  let ended = false;
  let running: Promise<void> | null = null;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let backupTimer: ReturnType<typeof setTimeout> | undefined;

  function become(next: SaveState) {
    if (ended) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function secure() {
    clearTimeout(backupTimer);
    backupTimer = undefined;
    if (!dirty || backups === undefined || backupKey === undefined) return;
    const at = options.now().toISOString();
    void backups.write({ key: backupKey, answers: options.read(), base, at, paperHash });
  }

  function takeOver(sent: Answers, stored: Answers | undefined) {
    if (stored === undefined) return;
    isTakingOver = true;
    options.takeOver(sent, stored);
    isTakingOver = false;
  }

  function planSave(pause: number) {
    clearTimeout(saveTimer);
    if (ended || drafts === undefined) return;
    saveTimer = setTimeout(() => void flush(), pause);
  }

  async function saveOnce(port: DraftsPort) {
    const answers = options.read();
    dirty = false;
    become({ kind: "saving" });
    let outcome: Awaited<ReturnType<DraftsPort["save"]>>;
    try {
      outcome = await port.save(answers);
    } catch {
      dirty = true;
      failures += 1;
      become({ kind: "offline" });
      planSave(Math.min(options.retryPause * 2 ** (failures - 1), longestRetry));
      return;
    }
    failures = 0;
    switch (outcome.kind) {
      case "saved":
        base = outcome.answers ?? answers;
        takeOver(answers, outcome.answers);
        if (dirty) return planSave(options.pause);
        clearTimeout(backupTimer);
        if (backups !== undefined && backupKey !== undefined) await backups.remove(backupKey);
        // Something typed while the backup was being removed is written again by its own timer.
        return become(dirty ? { kind: "dirty" } : { kind: "saved", at: outcome.at });
      case "conflict":
        dirty = true;
        takeOver(answers, outcome.answers);
        return become(conflictState(outcome.theirs, outcome.fields));
      case "signed-out":
        dirty = true;
        secure();
        return become({ kind: "signed-out" });
      case "closed":
        dirty = true;
        secure();
        return become({ kind: "closed", message: outcome.message });
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(saveTimer);
    if (running !== null) await running;
    if (!dirty || drafts === undefined || ended || isHalted(state)) return;
    running = saveOnce(drafts).finally(() => {
      running = null;
    });
    await running;
  }

  const unsubscribe = drafts?.subscribe?.(() => {
    dirty = true;
    void flush();
  });

  return {
    changed() {
      if (isTakingOver) return;
      dirty = true;
      if (backupTimer === undefined) backupTimer = setTimeout(secure, backupPause);
      if (isHalted(state)) return;
      if (state.kind !== "saving" && state.kind !== "offline") become({ kind: "dirty" });
      if (state.kind !== "offline") planSave(options.pause);
    },
    flush,
    async resume() {
      if (state.kind === "closed") return;
      if (state.kind === "conflict") base = state.theirs;
      dirty = true;
      become({ kind: "dirty" });
      await flush();
    },
    restored(conflicts, theirs, typedOn) {
      dirty = true;
      if (conflicts.length === 0) return planSave(0);
      // Until the person has decided, the backup keeps its base: a reload asks again.
      base = typedOn;
      become(conflictState(theirs, conflicts));
    },
    secure,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      secure();
      clearTimeout(saveTimer);
      unsubscribe?.();
      ended = true;
    },
  };
}

function conflictState(theirs: Answers, fields: readonly string[] | undefined): SaveState {
  return { kind: "conflict", theirs, ...(fields === undefined ? {} : { fields }) };
}

/** States from which only a person's decision leads on. */
function isHalted(state: SaveState): boolean {
  return state.kind === "conflict" || state.kind === "signed-out" || state.kind === "closed";
}
