import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import type { Diagnostic } from "@duheng/formula";
import type { Live } from "./live.ts";

/** Mod-. applies the fix of the mistake at the cursor, or of the first mistake that has one. */
export function fixing(live: Live): Extension {
  return keymap.of([{ key: "Mod-.", run: (view) => applyNearest(view, live.current().diagnostics) }]);
}

/** Replaces what a diagnostic's fix says. The diagnostic must be of the text as it stands. */
export function applyFix(view: EditorView, diagnostic: Diagnostic): boolean {
  const { fix } = diagnostic;
  if (fix === undefined || fix.to > view.state.doc.length) return false;
  view.dispatch({
    changes: { from: fix.from, to: fix.to, insert: fix.insert },
    selection: { anchor: fix.from + fix.insert.length },
    userEvent: "input.fix",
  });
  view.focus();
  return true;
}

function applyNearest(view: EditorView, diagnostics: readonly Diagnostic[]): boolean {
  const head = view.state.selection.main.head;
  const fixable = diagnostics.filter((diagnostic) => diagnostic.fix !== undefined);
  const here = fixable.find(({ from, to }) => from <= head && head <= to) ?? fixable[0];
  return here !== undefined && applyFix(view, here);
}
