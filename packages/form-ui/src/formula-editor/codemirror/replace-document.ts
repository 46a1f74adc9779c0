import type { EditorView } from "@codemirror/view";

/** Puts another text in place of the whole, changing only what differs between their common beginning and end. */
export function replaceDocument(view: EditorView, next: string, userEvent: string): void {
  const now = view.state.doc.toString();
  let from = 0;
  while (from < now.length && from < next.length && now[from] === next[from]) from += 1;
  let tail = 0;
  while (
    tail < now.length - from &&
    tail < next.length - from &&
    now[now.length - 1 - tail] === next[next.length - 1 - tail]
  )
    tail += 1;
  view.dispatch({
    changes: { from, to: now.length - tail, insert: next.slice(from, next.length - tail) },
    userEvent,
    scrollIntoView: true,
  });
}
