import { useCallback, useEffect, useRef, useState } from "react";
import { beginHistory, type History, remember, stepBack, stepForth } from "./history.ts";
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
 * Undo and redo of a document that its owner holds: what the owner changes by itself is one more step.
 * @param keptAs where the steps are kept on this device, so that they survive a reload; none: they do not
 */
export function useHistory<Document extends object>(
  document: Document,
  onChange: (document: Document) => void,
  keptAs?: string,
): DocumentHistory<Document> {
  const history = useRef<History<Document>>(beginHistory(document));
  const emit = useRef(onChange);
  const [able, setAble] = useState({ canUndo: false, canRedo: false });
  useEffect(() => {
    emit.current = onChange;
  }, [onChange]);

  const become = useCallback((next: History<Document>, tell: boolean) => {
    if (next === history.current) return;
    history.current = next;
    setAble({ canUndo: next.past.length > 0, canRedo: next.future.length > 0 });
    if (tell) emit.current(next.present);
  }, []);
  useEffect(() => {
    become(remember(history.current, document, { what: "", at: Date.now() }), false);
  }, [document, become]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is asked for once
  useEffect(() => {
    if (keptAs === undefined) return undefined;
    let gone = false;
    void keptHistory(keptAs, document).then((kept) => {
      const { past, present, future } = history.current;
      // Who has changed something meanwhile goes on from there: the kept steps lie before it.
      if (gone || kept === null || future.length > 0) return;
      become(
        past.length === 0 && present === document
          ? kept
          : { ...history.current, past: [...kept.past, ...past] },
        false,
      );
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
    undo: useCallback(() => become(stepBack(history.current), true), [become]),
    redo: useCallback(() => become(stepForth(history.current), true), [become]),
    ...able,
  };
}
