import { useCallback, useEffect, useRef, useState } from "react";
import { beginHistory, type History, remember, stepBack, stepForth } from "./history.ts";

export interface DocumentHistory<Document> {
  readonly apply: (next: Document, what: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Undo and redo of a document that its owner holds: what the owner changes by itself is one more step. */
export function useHistory<Document>(
  document: Document,
  onChange: (document: Document) => void,
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
