import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { type FunctionDocs, functions } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { callAt } from "../call-at.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import { signatureParts } from "../signature-parts.ts";
import type { Live } from "./live.ts";
import { wordsOf } from "./words.ts";

interface Help {
  readonly tooltip: Tooltip | null;
  /** What the tooltip shows; the same text in the same place keeps the tooltip as it is. */
  readonly shows: string;
  /** The call whose help was put away by Escape: `from` of its name. */
  readonly dismissed: number | null;
}

const dismiss = StateEffect.define<null>();
const recall = StateEffect.define<null>();

/**
 * While the cursor is inside of a call: how the function is called, the argument at hand marked, what it does, an
 * example. Escape puts it away until another call; Mod-Shift-Space brings it back and says it.
 */
export function signatureHelp(live: Live): Extension {
  const field = StateField.define<Help>({
    create: () => ({ tooltip: null, shows: "", dismissed: null }),
    update(help, transaction) {
      const told = transaction.effects.some((effect) => effect.is(dismiss) || effect.is(recall));
      if (!told && !transaction.docChanged && transaction.selection === undefined) return help;
      const put = transaction.effects.some((effect) => effect.is(dismiss));
      const back = transaction.effects.some((effect) => effect.is(recall));
      const dismissed =
        back || help.dismissed === null ? null : transaction.changes.mapPos(help.dismissed, -1);
      return helpAt(transaction.state, live, put ? "here" : dismissed, help);
    },
    provide: (each) => showTooltip.from(each, ({ tooltip }) => tooltip),
  });
  return [
    field,
    keymap.of([
      ...bindings("putAway", (view: EditorView) => {
        if (view.state.field(field).tooltip === null) return false;
        view.dispatch({ effects: dismiss.of(null) });
        return true;
      }),
      ...bindings("hint", (view: EditorView) => {
        view.dispatch({ effects: recall.of(null) });
        const help = callHelp(view.state);
        if (help !== null) live.current().announce(spoken(help, live.current().locale));
        return true;
      }),
    ]),
  ];
}

interface CallHelp {
  readonly docs: FunctionDocs;
  readonly argument: number;
  readonly from: number;
}

function callHelp(state: EditorState): CallHelp | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const call = callAt(state.doc.toString(), main.head, wordsOf(state.doc));
  const docs = call === null ? undefined : functions.find((each) => each.name === call.name);
  return call === null || docs === undefined ? null : { docs, argument: call.argument, from: call.from };
}

function helpAt(state: EditorState, live: Live, dismissed: number | "here" | null, before: Help): Help {
  const help = callHelp(state);
  if (help === null) return { tooltip: null, shows: "", dismissed: null };
  if (dismissed === "here" || dismissed === help.from)
    return { tooltip: null, shows: "", dismissed: help.from };
  const shows = `${help.from} ${help.docs.name} ${help.argument}`;
  if (shows === before.shows) return { ...before, dismissed: null };
  const { locale } = live.current();
  const tooltip: Tooltip = { pos: help.from, above: true, create: () => ({ dom: draw(help, locale) }) };
  return { tooltip, shows, dismissed: null };
}

function draw({ docs, argument }: CallHelp, locale: "zh" | "en"): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-duheng-signature";
  const { name, parameters, current } = signatureParts(docs.signatures[locale], argument);
  const line = document.createElement("code");
  line.append(`${name}(`);
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) line.append(", ");
    const part = document.createElement(index === current ? "b" : "span");
    part.textContent = parameter;
    line.append(part);
  }
  line.append(")");
  const meaning = document.createElement("p");
  meaning.textContent = docs.docs[locale];
  const example = document.createElement("p");
  example.className = "cm-duheng-example";
  example.textContent = exampleOf(docs, locale);
  dom.append(line, meaning, example);
  return dom;
}

/** `例：ROUND(1.005, 2) → 1.01` */
export function exampleOf({ example }: FunctionDocs, locale: "zh" | "en"): string {
  const value =
    example.value === null ? sentence(editorMessages, locale, "blank") : String(example.value).toUpperCase();
  const shown = typeof example.value === "string" ? `"${example.value}"` : value;
  const colon = locale === "zh" ? "：" : ": ";
  return `${sentence(editorMessages, locale, "example")}${colon}${example.source} → ${shown}`;
}

function spoken({ docs, argument }: CallHelp, locale: "zh" | "en"): string {
  const { parameters, current } = signatureParts(docs.signatures[locale], argument);
  const name = parameters[current];
  const part =
    name === undefined
      ? ""
      : `${sentence(editorMessages, locale, "argument", { index: argument + 1, name })}. `;
  return `${part}${docs.signatures[locale]}. ${docs.docs[locale]}`;
}

/** The signature is no use in an editor that nobody is in, and must not lie over what was asked for. */
export const hideWhenLeft = EditorView.theme({
  "&:not(.cm-focused) .cm-duheng-signature": { display: "none" },
  "&:has(.cm-tooltip-autocomplete) .cm-duheng-signature": { display: "none" },
  "&:has(.cm-duheng-value) .cm-duheng-signature": { display: "none" },
});
