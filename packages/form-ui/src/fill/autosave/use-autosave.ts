import type { Answers } from "@duheng/contracts";
import type { FillStore, PreparedForm } from "@duheng/form";
import { typedAnswers, withSourcedOf } from "@duheng/form/sources";
import { useEffect, useState, useSyncExternalStore } from "react";
import { pointerTo } from "../../shared/pointers.ts";
import { sameValue } from "../../shared/values.ts";
import type { DraftsPort } from "../ports.ts";
import { type Backup, openBackups } from "./backup.ts";
import { mergeAnswers } from "./merge-answers.ts";
import { createSaver, type Saver, type SaveState } from "./saver.ts";

export interface AutosaveOptions {
  readonly prepared: PreparedForm;
  readonly store: FillStore;
  readonly drafts: DraftsPort | undefined;
  /** Names the local backup; without it none is kept. */
  readonly backupKey: string | undefined;
  /** Which version of the form is filled; kept with the backup. */
  readonly paperHash?: string | undefined;
  /** Pause in typing after which it is saved, milliseconds; default 800. */
  readonly pause?: number;
}

export interface Autosave {
  readonly state: SaveState;
  readonly saver: Saver;
  /** The backup that was found and taken over when the form was opened. */
  readonly restored: Backup | null;
  /** Goes back to the answers from before the restoring. */
  readonly discardRestored: () => void;
}

/**
 * Keeps a filled form saved: through the `drafts` port after each pause in typing, and on this device at once, so
 * that a reload, an expired session or a lost connection loses nothing. What an earlier visit left unsaved is
 * taken over when the form is opened.
 */
export function useAutosave({
  prepared,
  store,
  drafts,
  backupKey,
  paperHash,
  pause = 800,
}: AutosaveOptions): Autosave {
  const [backups] = useState(openBackups);
  const [restored, setRestored] = useState<{ backup: Backup; before: Answers } | null>(null);
  const [saver] = useState(() =>
    createSaver({
      read: () => typedIn(prepared, store),
      takeOver: (sent, stored) => replaceAnswers(prepared, store, stored, sent),
      base: typedIn(prepared, store),
      drafts,
      backups,
      backupKey,
      paperHash,
      pause,
      retryPause: 2_000,
      now: () => new Date(),
    }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state);

  useEffect(() => store.subscribeAll(() => saver.changed()), [store, saver]);

  useEffect(() => {
    let open = true;
    if (backupKey === undefined) return undefined;
    void backups.read(backupKey).then((backup) => {
      const before = typedIn(prepared, store);
      if (!open || backup === null || sameValue(backup.answers, before)) return;
      // The server may have gone on meanwhile (another device): only what was typed here is put over it.
      const merged = mergeAnswers(backup.base, backup.answers, before);
      if (sameValue(merged.answers, before)) return void backups.remove(backupKey);
      replaceAnswers(prepared, store, merged.answers);
      saver.restored(merged.conflicts, before, backup.base);
      setRestored({ backup, before });
    });
    return () => {
      open = false;
    };
  }, [backups, backupKey, prepared, store, saver]);

  useEffect(() => {
    const secure = () => saver.secure();
    const online = () => void saver.flush();
    const back = () => {
      if (saver.state().kind === "signed-out") void saver.resume();
    };
    const warn = (event: BeforeUnloadEvent) => {
      saver.secure();
      if (state.kind === "offline" && backupKey === undefined) event.preventDefault();
    };
    document.addEventListener("visibilitychange", secure);
    window.addEventListener("pagehide", secure);
    window.addEventListener("online", online);
    window.addEventListener("focus", back);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", secure);
      window.removeEventListener("pagehide", secure);
      window.removeEventListener("online", online);
      window.removeEventListener("focus", back);
      window.removeEventListener("beforeunload", warn);
    };
  }, [saver, state.kind, backupKey]);

  useEffect(
    () => () => {
      saver.secure();
      void saver.flush();
    },
    [saver],
  );

  return {
    state,
    saver,
    restored: restored?.backup ?? null,
    discardRestored: () => {
      if (restored !== null) replaceAnswers(prepared, store, restored.before);
      if (saver.state().kind === "conflict") void saver.resume();
      setRestored(null);
    },
  };
}

/** What people filled in: what data says is no draft of theirs, and is there anew whenever the form is opened. */
function typedIn(prepared: PreparedForm, store: FillStore): Answers {
  return { ...typedAnswers(prepared.fields, store.snapshot().answers) };
}

/**
 * Makes the store's answers these, key by key: what is the same, computed, of data or unknown is not touched, nor (with
 * `expected`) what is no longer as expected: somebody has typed there meanwhile.
 */
function replaceAnswers(prepared: PreparedForm, store: FillStore, wanted: Answers, expected?: Answers) {
  const now = store.snapshot().answers;
  const typed = typedAnswers(prepared.fields, now);
  const answers = withSourcedOf(prepared.fields, wanted, now);
  for (const key of new Set([...Object.keys(now), ...Object.keys(answers)])) {
    const path = pointerTo("", key);
    const field = prepared.field(path);
    if (field === null || field.computed !== undefined || sameValue(now[key], answers[key])) continue;
    if (expected !== undefined && !sameValue(typed[key], expected[key])) continue;
    store.set(path, answers[key]);
  }
}
