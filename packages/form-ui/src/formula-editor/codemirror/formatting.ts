import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { format } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import type { Live, LiveValues } from "./live.ts";
import { replaceDocument } from "./replace-document.ts";

/** Shift-Alt-F writes the formula in one style: as one step of undo, the meaning untouched. */
export function formatting(live: Live): Extension {
  return keymap.of(
    bindings("format", (view: EditorView) => {
      formatDocument(view, live.current());
      return true;
    }),
  );
}

/** Formats what can be read, and says what was done. */
export function formatDocument(view: EditorView, { locale, announce, diagnose }: LiveValues): void {
  if (view.state.readOnly) return;
  const source = view.state.doc.toString();
  const formatted = format(source);
  if (formatted !== source) {
    replaceDocument(view, formatted, "input.format");
    announce(sentence(editorMessages, locale, "formatted"));
    return;
  }
  const unread = diagnose(source).some(({ code }) => syntaxCodes.has(code));
  announce(sentence(editorMessages, locale, unread ? "formatWaits" : "formatNothing"));
}

const syntaxCodes = new Set([
  "unexpected-character",
  "unterminated-text",
  "unexpected-token",
  "expected-token",
]);
