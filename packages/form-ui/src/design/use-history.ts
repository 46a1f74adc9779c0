import { useCallback, useEffect, useRef, useState } from "react";
import { beginHistory, type History, type Join, remember, stepBack, stepForth, takeIn } from "./history.ts";
import { keepHistory, keptHistory } from "./keep-history.ts";

export interface DocumentHistory<Document> {
  readonly apply: (next: Document, what: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A pause in changes after which the steps are kept, in milliseconds. */
const keepAfter = 600;

/**
 * Undo and redo of a controlled document, held by the calling component: a value that it passes in without having been
 * told of it is another person's change, which is no step and stays when steps are undone.
 * @param join joins the changes of two people; kept the same over renders
 * @param keptAs where the steps are kept on this device, so that they survive a reload; none: they do not
 */
export function useHistory<Document extends object>(
  document: Document,
  onChange: (document: Document) => void,
  join: Join<Document>,
  keptAs?: string,
): DocumentHistory<Document> {
  const history = useRef<History<Document>>(beginHistory(document));
  const emit = useRef(onChange);
  /** What went out from here: when it comes back late, it is no news. */
  const [sent] = useState(() => new WeakSet<Document>());
  const [able, setAble] = useState({ canUndo: false, canRedo: false });
  useEffect(() => {
    emit.current = onChange;
  }, [onChange]);

  const become = useCallback(
    (next: History<Document>, tell: boolean) => {
      if (next === history.current) return;
      history.current = next;
      setAble({ canUndo: next.past.length > 0, canRedo: next.future.length > 0 });
      if (!tell) return;
      sent.add(next.present);
      emit.current(next.present);
    },
    [sent],
  );
  useEffect(() => {
    if (!sent.has(document)) become(takeIn(history.current, document), false);
  }, [document, become, sent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is asked for once
  useEffect(() => {
    if (keptAs === undefined) return undefined;
    let gone = false;
    void keptHistory(keptAs, document).then((kept) => {
      const { past, present, future } = history.current;
      // Who was quicker than the database goes on without the kept steps.
      if (gone || kept === null || past.length > 0 || future.length > 0 || present !== document) return;
      become(kept, false);
    });
    return () => {
      gone = true;
    };
  }, [keptAs, become]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the document is a step to be kept
  useEffect(() => {
    if (keptAs === undefined) return undefined;
    const keep = () => void keepHistory(keptAs, history.current);
    const keepWhenLeft = () => {
      if (globalThis.document.visibilityState === "hidden") keep();
    };
    const timer =
      history.current.past.length > 0 || history.current.future.length > 0
        ? setTimeout(keep, keepAfter)
        : undefined;
    globalThis.document.addEventListener("visibilitychange", keepWhenLeft);
    return () => {
      clearTimeout(timer);
      globalThis.document.removeEventListener("visibilitychange", keepWhenLeft);
    };
  }, [keptAs, document]);

  return {
    apply: useCallback(
      (next, what) => become(remember(history.current, next, { what, at: Date.now() }), true),
      [become],
    ),
    undo: useCallback(() => become(stepBack(history.current, join), true), [become, join]),
    redo: useCallback(() => become(stepForth(history.current, join), true), [become, join]),
    ...able,
  };
}
