import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { type Explanation, functions, render } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import { explainFormula, expressionsAround, type Range } from "../explanations.ts";
import { showOutput } from "../preview.ts";
import type { Live, LiveValues } from "./live.ts";
import { wordsOf } from "./words.ts";

interface Inspected extends Range {
  readonly tooltip: Tooltip;
}

const inspect = StateEffect.define<Inspected | null>();
const mark = Decoration.mark({ class: "cm-duheng-inspected" });

const inspected = StateField.define<Inspected | null>({
  create: () => null,
  update(shown, transaction) {
    const told = transaction.effects.find((effect) => effect.is(inspect));
    if (told !== undefined) return told.value;
    return transaction.docChanged || transaction.selection !== undefined ? null : shown;
  },
  provide: (field) => [
    showTooltip.from(field, (shown) => shown?.tooltip ?? null),
    EditorView.decorations.from(field, (shown) =>
      shown === null || shown.from >= shown.to
        ? Decoration.none
        : Decoration.set(mark.range(shown.from, shown.to)),
    ),
  ],
});

/**
 * What a sub-expression comes to on the sample: under the pointer, or by F9 (Excel's key for it) at the cursor or the
 * selection. F9 again takes the next larger one. Escape puts it away.
 */
export function inspecting(live: Live): Extension {
  return [
    inspected,
    hoverTooltip((view, position) => hoverAt(view, position, live)),
    Prec.high(
      keymap.of([
        ...bindings("value", (view: EditorView) => {
          inspectHere(view, live);
          return true;
        }),
        ...bindings("putAway", (view: EditorView) => {
          if (view.state.field(inspected) === null) return false;
          view.dispatch({ effects: inspect.of(null) });
          return true;
        }),
      ]),
    ),
  ];
}

function inspectHere(view: EditorView, live: Live): void {
  const values = live.current();
  const { announce, locale } = values;
  const source = view.state.doc.toString();
  const tree = explanationOf(source, values);
  if (tree === null) {
    announce(sentence(editorMessages, locale, values.input === undefined ? "valueNone" : "valueWaits"));
    return;
  }
  const before = view.state.field(inspected);
  const around = expressionsAround(tree, before ?? rangeOfSelection(view, source));
  const found =
    before === null
      ? (around[0] ?? tree)
      : (around.find(({ from, to }) => from < before.from || to > before.to) ?? around[0] ?? tree);
  const text = describe(found, locale);
  view.dispatch({
    effects: [
      inspect.of({
        from: found.from,
        to: found.to,
        tooltip: { pos: found.from, above: true, create: () => ({ dom: draw([text]) }) },
      }),
      EditorView.scrollIntoView(found.from),
    ],
  });
  announce(text);
}

/** The selection without the spaces at its ends: what people select by mouse has them. */
function rangeOfSelection(view: EditorView, source: string): Range {
  const { from, to } = view.state.selection.main;
  const text = source.slice(from, to);
  const begin = from + (text.length - text.trimStart().length);
  return text.trim() === "" ? { from, to: from } : { from: begin, to: begin + text.trim().length };
}

function hoverAt(view: EditorView, position: number, live: Live): Tooltip | null {
  const values = live.current();
  const { locale } = values;
  const source = view.state.doc.toString();
  const tree = explanationOf(source, values);
  const [found] = tree === null ? [] : expressionsAround(tree, { from: position, to: position });
  const word = wordsOf(view.state.doc).find(
    ({ from, to, kind }) => kind === "function" && from <= position && position < to,
  );
  const docs = word === undefined ? undefined : functionAt(source, word);
  if (found === undefined && docs === undefined) return null;
  const lines = [
    ...(found === undefined ? [] : [describe(found, locale)]),
    ...(docs === undefined ? [] : [`${docs.signatures[locale]}  ${docs.docs[locale]}`]),
  ];
  return {
    pos: found?.from ?? word?.from ?? position,
    end: found?.to ?? word?.to ?? position,
    above: true,
    create: () => ({ dom: draw(lines) }),
  };
}

function functionAt(source: string, { from, to }: Range) {
  const around = /[\w.]*$/.exec(source.slice(0, from))?.[0] ?? "";
  const rest = /^[\w.]*/.exec(source.slice(to))?.[0] ?? "";
  const name = `${around}${source.slice(from, to)}${rest}`.toUpperCase();
  return functions.find((each) => each.name === name);
}

function describe({ text, label, value, error }: Explanation, locale: "zh" | "en"): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const titled = locale === "zh" ? `${shown}（${label}）` : `${shown} (${label})`;
  const named = label === undefined || label === text ? shown : titled;
  if (error !== undefined) return `${named}${locale === "zh" ? "：" : ": "}${render(error, locale)}`;
  return sentence(editorMessages, locale, "valueOf", { text: named, value: showOutput(value, locale) });
}

const longest = 80;

function draw(lines: readonly string[]): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-duheng-value";
  for (const line of lines) {
    const row = document.createElement("div");
    row.textContent = line;
    dom.append(row);
  }
  return dom;
}

let last: { source: string; values: Pick<LiveValues, "scope" | "input">; tree: Explanation | null } | null =
  null;

/** A pointer that moves asks again and again about the same. */
function explanationOf(source: string, { scope, input }: LiveValues): Explanation | null {
  if (last === null || last.source !== source || last.values.scope !== scope || last.values.input !== input) {
    last = { source, values: { scope, input }, tree: explainFormula(source, scope, input) };
  }
  return last.tree;
}
