import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import type { Diagnostic } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { fixAll, sameDiagnostic } from "../apply-fixes.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import type { Live, LiveValues } from "./live.ts";
import { replaceDocument } from "./replace-document.ts";

/** Mod-. or Alt-Enter applies the fix of the mistake at the cursor, or of the first mistake that has one. */
export function fixing(live: Live): Extension {
  const run = (view: EditorView) => applyNearest(view, live.current());
  return keymap.of(bindings("fix", run));
}

/** Applies the fix of a diagnostic that was shown a moment ago, where the text has that mistake still. */
export function applyShownFix(view: EditorView, live: LiveValues, shown: Diagnostic): void {
  const current = sameDiagnostic(live.diagnose(view.state.doc.toString()), shown);
  if (current !== undefined && applyFix(view, current)) {
    live.announce(sentence(editorMessages, live.locale, "fixed"));
  }
}

/** Replaces what a diagnostic's fix says. The diagnostic must be of the text as it stands. */
function applyFix(view: EditorView, diagnostic: Diagnostic): boolean {
  const { fix } = diagnostic;
  if (fix === undefined || fix.to > view.state.doc.length || view.state.readOnly) return false;
  view.dispatch({
    changes: { from: fix.from, to: fix.to, insert: fix.insert },
    selection: { anchor: fix.from + fix.insert.length },
    userEvent: "input.fix",
    scrollIntoView: true,
  });
  view.focus();
  return true;
}

/** Applies every fix that is certain, as one step of undo; says how many are left to choose. */
export function applyAllFixes(view: EditorView, { diagnose, locale, announce }: LiveValues): void {
  if (view.state.readOnly) return;
  const { source, count, left } = fixAll(view.state.doc.toString(), diagnose);
  if (count === 0) return;
  replaceDocument(view, source, "input.fix");
  view.focus();
  announce(sentence(editorMessages, locale, left > 0 ? "fixedSome" : "fixedAll", { count, left }));
}

function applyNearest(view: EditorView, { diagnose, locale, announce }: LiveValues): boolean {
  const head = view.state.selection.main.head;
  const fixable = diagnose(view.state.doc.toString()).filter(({ fix }) => fix !== undefined);
  const here = fixable.find(({ from, to }) => from <= head && head <= to) ?? fixable[0];
  const done = here !== undefined && applyFix(view, here);
  announce(sentence(editorMessages, locale, done ? "fixed" : "nothingToFix"));
  return true;
}
