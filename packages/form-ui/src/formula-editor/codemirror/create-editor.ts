import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap, type Diagnostic as Squiggle, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { render } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { editorMessages } from "../editor-messages.ts";
import { loadPinyin } from "../pinyin.ts";
import { colouring } from "./colouring.ts";
import { completing } from "./completing.ts";
import { applyFix, fixing } from "./fixing.ts";
import { hovering } from "./hovering.ts";
import type { Live } from "./live.ts";
import { hideWhenLeft, signatureHelp } from "./signature.ts";
import { theme } from "./theme.ts";

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly label: string;
  readonly live: Live;
  readonly onChange: (value: string) => void;
}

/** The editor as the React part drives it. */
export interface Editor {
  readonly view: EditorView;
  setValue(value: string): void;
  setReadOnly(readOnly: boolean): void;
  /** Shows the mistakes of the live values; to be called when they are of the text as it stands. */
  showDiagnostics(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

/**
 * Puts an editor into a shadow root of `parent`. There CodeMirror takes constructable style sheets, so that it works
 * under a Content-Security-Policy without 'unsafe-inline' and without a nonce.
 */
export function createEditor({ parent, value, label, live, onChange }: EditorOptions): Editor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const editable = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: value,
      extensions: [
        editable.of([]),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        EditorView.lineWrapping,
        colouring,
        completing(live),
        signatureHelp(live),
        hideWhenLeft,
        hovering(live),
        fixing(live),
        // Tab takes what is offered; otherwise it is not bound and leaves the editor.
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          { key: "Alt-/", run: startCompletion },
        ]),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        theme,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
        EditorView.domEventHandlers({ focus: () => void loadPinyin() }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          if (update.transactions.some((transaction) => transaction.annotation(fromOutside) === true)) return;
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    view,
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
      view.dispatch({
        effects: editable.reconfigure(
          readOnly
            ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-readonly": "true" })]
            : [],
        ),
      });
    },
    showDiagnostics() {
      const squiggles = squigglesOf(live, view.state.doc.length);
      view.dom.toggleAttribute(
        "data-invalid",
        squiggles.some((squiggle) => squiggle.severity === "error"),
      );
      view.dispatch(setDiagnostics(view.state, squiggles));
    },
    destroy: () => view.destroy(),
  };
}

function squigglesOf(live: Live, length: number): Squiggle[] {
  const { diagnostics, locale } = live.current();
  return diagnostics
    .filter((diagnostic) => diagnostic.to <= length)
    .map((diagnostic) => ({
      from: diagnostic.from,
      to: diagnostic.to,
      severity: diagnostic.severity,
      message: render(diagnostic, locale),
      ...(diagnostic.fix === undefined
        ? {}
        : {
            actions: [
              {
                name: fixLabel(diagnostic.fix.insert, locale),
                apply: (view: EditorView) => void applyFix(view, diagnostic),
              },
            ],
          }),
    }));
}

/** What a fix's button says. */
function fixLabel(insert: string, locale: "zh" | "en"): string {
  return insert.trim() === ""
    ? sentence(editorMessages, locale, "deleteFix")
    : sentence(editorMessages, locale, "applyFix", { fix: insert });
}
