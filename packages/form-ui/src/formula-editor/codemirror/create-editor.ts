import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import type { Diagnostic } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import type { TextChange } from "../bands/band-edits.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import type { Range } from "../explanations.ts";
import { keyNames } from "../key-names.ts";
import { loadPinyin } from "../pinyin.ts";
import { colouring } from "./colouring.ts";
import { completing } from "./completing.ts";
import { applyAllFixes, applyShownFix, fixing } from "./fixing.ts";
import { formatDocument, formatting } from "./formatting.ts";
import { inspecting } from "./inspecting.ts";
import type { Live } from "./live.ts";
import { pasting } from "./pasting.ts";
import { goToShown, squigglesOf, walkingProblems } from "./problems.ts";
import { hideWhenLeft, signatureHelp } from "./signature.ts";
import { theme } from "./theme.ts";
import { setTitles, titlesBesideNames } from "./titles.ts";

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly label: string;
  readonly live: Live;
  readonly onChange: (value: string) => void;
  /** Told where the cursor is, when it goes elsewhere. */
  readonly onCursor: (offset: number) => void;
}

/** The editor as the React part drives it. */
export interface Editor {
  setValue(value: string): void;
  setReadOnly(readOnly: boolean): void;
  /** Shows what was found when typing last paused; nothing while the text is already another: its own follows. */
  showSettled(): void;
  /** Does to the text what a button beneath says, as one step of undo, and puts the focus here. */
  applyFix(shown: Diagnostic): void;
  fixAll(): void;
  format(): void;
  goTo(shown: Diagnostic): void;
  select(range: Range): void;
  /** Writes into the text, as one step of undo; the cursor and the focus stay where they are. */
  change(change: TextChange): void;
  /** Puts another formula in place of all that is written, as one step of undo, and puts the focus here. */
  insert(formula: string): void;
  undo(): void;
  redo(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

/**
 * Puts an editor into a shadow root of `parent`. There CodeMirror takes constructable style sheets, so that it works
 * under a Content-Security-Policy without 'unsafe-inline' and without a nonce.
 */
export function createEditor({ parent, value, label, live, onChange, onCursor }: EditorOptions): Editor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const editable = new Compartment();
  const described = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: value,
      extensions: [
        editable.of([]),
        described.of([]),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        EditorView.lineWrapping,
        colouring,
        titlesBesideNames,
        completing(live),
        inspecting(live),
        signatureHelp(live),
        hideWhenLeft,
        pasting,
        fixing(live),
        walkingProblems(live),
        formatting(live),
        // Tab takes what is offered; otherwise it is not bound and leaves the editor.
        keymap.of([...bindings("accept", acceptCompletion), ...bindings("offer", startCompletion)]),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        theme,
        EditorState.phrases.of({
          Completions: sentence(editorMessages, live.current().locale, "completions"),
        }),
        EditorView.domEventHandlers({ focus: () => void loadPinyin() }),
        EditorView.updateListener.of((update) => {
          if (update.selectionSet || update.docChanged) onCursor(update.state.selection.main.head);
          if (!update.docChanged) return;
          if (update.transactions.some((transaction) => transaction.annotation(fromOutside) === true)) return;
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  let invalid: boolean | null = null;
  return {
    setValue(next) {
      const now = view.state.doc.toString();
      if (now === next) return;
      view.dispatch({
        changes: { from: 0, to: now.length, insert: next },
        annotations: fromOutside.of(true),
      });
    },
    setReadOnly(readOnly) {
      view.dom.toggleAttribute("data-readonly", readOnly);
      view.dispatch({ effects: editable.reconfigure(readOnly ? readOnlyText : []) });
    },
    showSettled() {
      const { settled, locale } = live.current();
      if (settled.source !== view.state.doc.toString()) return;
      const isInvalid = settled.diagnostics.some(({ severity }) => severity === "error");
      view.dom.toggleAttribute("data-invalid", isInvalid);
      view.dispatch(setDiagnostics(view.state, squigglesOf(live)), { effects: setTitles.of(settled.titles) });
      if (isInvalid === invalid) return;
      invalid = isInvalid;
      view.dispatch({ effects: described.reconfigure(description(label, isInvalid, locale)) });
    },
    applyFix: (shown) => applyShownFix(view, live.current(), shown),
    fixAll: () => applyAllFixes(view, live.current()),
    format() {
      formatDocument(view, live.current());
      view.focus();
    },
    goTo: (shown) => goToShown(view, live.current(), shown),
    select({ from, to }) {
      if (to > view.state.doc.length) return;
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from),
        userEvent: "select",
      });
      view.focus();
    },
    change(change) {
      if (view.state.readOnly || change.to > view.state.doc.length) return;
      view.dispatch({ changes: change, userEvent: "input.table" });
    },
    insert(formula) {
      if (view.state.readOnly) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: formula },
        selection: { anchor: formula.length },
        annotations: isolateHistory.of("full"),
        userEvent: "input.ready",
        scrollIntoView: true,
      });
      view.focus();
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    destroy: () => view.destroy(),
  };
}

const readOnlyText: Extension = [
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ "aria-readonly": "true" }),
];

/** What a screen reader says of the text box: its name, its keys, whether something is wrong in it. */
function description(label: string, invalid: boolean, locale: "zh" | "en"): Extension {
  return EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-description": sentence(editorMessages, locale, "about", keyNames),
    "aria-invalid": String(invalid),
    spellcheck: "false",
    autocapitalize: "off",
  });
}
