import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  insertBracket,
  type Completion as Option,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { FunctionDocs } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { editorMessages } from "../editor-messages.ts";
import type { Offer } from "../offer.ts";
import { offersAt } from "../offers.ts";
import type { Live } from "./live.ts";
import { exampleOf } from "./signature.ts";

/** Names, functions and listed values at the cursor; titles beside keys, found by key, title or pinyin. */
export function completing(live: Live): Extension {
  return autocompletion({
    override: [(context) => completionsAt(context, live)],
    icons: false,
    activateOnTypingDelay: 60,
    maxRenderedOptions: 60,
    optionClass: (option) => `cm-duheng-option-${option.type ?? ""}`,
  });
}

function completionsAt(context: CompletionContext, live: Live): CompletionResult | null {
  const { scope, locale } = live.current();
  const found = offersAt(context.state.doc.toString(), context.pos, scope, locale);
  if (found === null || (!context.explicit && !found.asked)) return null;
  return {
    from: found.from,
    options: found.offers.map((each) => optionOf(each, locale)),
    filter: false,
  };
}

function optionOf(offer: Offer, locale: "zh" | "en"): Option {
  const { label, title, kind, insert, from, to, docs, about } = offer;
  const isTitled = about !== undefined && title !== undefined;
  return {
    label,
    type: kind,
    ...(isTitled ? { displayLabel: title } : {}),
    detail: isTitled
      ? `${label} · ${about}`
      : title !== undefined && title !== label
        ? title
        : sentence(editorMessages, locale, kindWords[kind]),
    ...(docs === undefined ? {} : { info: () => infoOf(docs, locale) }),
    apply: (view) => {
      const end = Math.max(to, view.state.selection.main.head);
      const calls = kind === "function";
      // A call that is there already keeps its parenthesis.
      const follows = calls && view.state.sliceDoc(end, end + 1) === "(";
      const text = calls ? insert.replace(/\($/, "") : insert;
      view.dispatch({
        changes: { from, to: end, insert: text },
        selection: { anchor: from + text.length + (follows ? 1 : 0) },
        userEvent: "input.complete",
        scrollIntoView: true,
      });
      if (calls && !follows) openCall(view);
    },
  };
}

/** Types the parenthesis, so that the one that closes it comes along as if it were typed by hand. */
function openCall(view: EditorView): void {
  const paired = insertBracket(view.state, "(");
  view.dispatch(paired ?? view.state.replaceSelection("("));
}

function infoOf(docs: FunctionDocs, locale: "zh" | "en"): HTMLElement {
  const box = document.createElement("div");
  const signature = document.createElement("code");
  signature.textContent = docs.signatures[locale];
  const meaning = document.createElement("p");
  meaning.textContent = docs.docs[locale];
  const example = document.createElement("p");
  example.className = "cm-duheng-example";
  example.textContent = exampleOf(docs, locale);
  box.append(signature, meaning, example);
  return box;
}

const kindWords = {
  field: "kindField",
  property: "kindProperty",
  namespace: "kindNamespace",
  function: "kindFunction",
  keyword: "kindKeyword",
  value: "kindValue",
} as const;
