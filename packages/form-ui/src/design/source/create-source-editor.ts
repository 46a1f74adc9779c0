import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { TextRange } from "./json-places.ts";

/** The source editor as the React part drives it. */
export interface SourceEditor {
  text(): string;
  setText(text: string): void;
  setReadOnly(readOnly: boolean): void;
  setProblems(problems: readonly Diagnostic[]): void;
  /** Brings a range into view; with the focus it is selected as well. */
  show(range: TextRange, focus: boolean): void;
  destroy(): void;
}

export interface SourceEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly description: string;
  /** Sentences of the search panel and the like, by CodeMirror's English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
  /** The person went to another place in the text. */
  readonly onPlace: (offset: number) => void;
}

const fromOutside = Annotation.define<boolean>();

/** Puts a JSON editor into a shadow root of `parent`, where its styles need no exception in the security policy. */
export function createSourceEditor(options: SourceEditorOptions): SourceEditor {
  const { parent, text, label, description, phrases, onChange, onPlace } = options;
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const editable = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        editable.of([]),
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        json(),
        syntaxHighlighting(colours),
        keymap.of([
          { key: "F8", run: nextDiagnostic },
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...foldKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        theme,
        EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-description": description,
          spellcheck: "false",
          tabindex: "0",
        }),
        EditorView.updateListener.of((update) => {
          const isOutside = update.transactions.some((one) => one.annotation(fromOutside) === true);
          if (isOutside) return;
          if (update.docChanged) onChange(update.state.doc.toString());
          else if (update.transactions.some((one) => one.isUserEvent("select")))
            onPlace(update.state.selection.main.head);
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText(next) {
      const now = view.state.doc.toString();
      if (now === next) return;
      // Only what differs is replaced, so that folds and the cursor stay where they are.
      const { from, to, insert } = difference(now, next);
      view.dispatch({ changes: { from, to, insert }, annotations: fromOutside.of(true) });
    },
    setReadOnly: (readOnly) =>
      view.dispatch({ effects: editable.reconfigure(readOnly ? EditorState.readOnly.of(true) : []) }),
    setProblems: (problems) => view.dispatch(setDiagnostics(view.state, [...problems])),
    show({ from, to }, focus) {
      const end = Math.min(to, view.state.doc.length);
      const start = Math.min(from, end);
      view.dispatch({
        ...(focus ? { selection: { anchor: start, head: end } } : { selection: { anchor: start } }),
        effects: EditorView.scrollIntoView(start, { y: "start", yMargin: 40 }),
        annotations: fromOutside.of(true),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function difference(now: string, next: string): { from: number; to: number; insert: string } {
  const most = Math.min(now.length, next.length);
  let from = 0;
  while (from < most && now.charCodeAt(from) === next.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < most - from &&
    now.charCodeAt(now.length - 1 - same) === next.charCodeAt(next.length - 1 - same)
  )
    same++;
  return { from, to: now.length - same, insert: next.slice(from, next.length - same) };
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--dh-syntax-name, var(--accent))" },
  { tag: tags.string, color: "var(--dh-syntax-text, oklch(from var(--text) calc(l * 0.75 + 0.12) 0.1 145))" },
  {
    tag: tags.number,
    color: "var(--dh-syntax-number, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 60))",
  },
  {
    tag: [tags.bool, tags.null],
    color: "var(--dh-syntax-word, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.12 300))",
  },
]);

const theme: Extension = EditorView.theme({
  "&": {
    height: "100%",
    fontSize: "13px",
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--border)",
    borderRadius: "var(--radius)",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-gutters": {
    color: "var(--quiet)",
    backgroundColor: "var(--sunken)",
    borderInlineEnd: "1px solid var(--line)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--accent-soft)" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-panels": { color: "var(--text)", backgroundColor: "var(--sunken)", fontFamily: "var(--font)" },
  ".cm-tooltip": {
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line)",
    fontFamily: "var(--font)",
  },
});
