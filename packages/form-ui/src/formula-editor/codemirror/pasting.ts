import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { cleanPaste } from "../clean-paste.ts";

/** What comes from Excel or WPS is put in as a formula of ours, in the same step of undo as the paste itself. */
export const pasting: Extension = EditorView.clipboardInputFilter.of((text, state) =>
  cleanPaste(text, state.sliceDoc(0, state.selection.main.from)),
);
