import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type Completion as Option,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type Completion, complete, functions } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { editorMessages } from "../editor-messages.ts";
import { matchName } from "../pinyin.ts";
import type { Live } from "./live.ts";

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
  const source = context.state.doc.toString();
  const { scope, locale } = live.current();
  const found = complete(source, context.pos, scope, matchName);
  const [first] = found;
  if (first === undefined) return null;
  const typed = source.slice(first.from, context.pos);
  const before = source.slice(0, first.from).trimEnd().at(-1) ?? "";
  if (!context.explicit && typed === "" && before !== "." && first.kind !== "value") return null;
  return {
    from: first.from,
    options: found.map((each) => optionOf(each, typed, locale)),
    filter: false,
  };
}

function optionOf(completion: Completion, typed: string, locale: "zh" | "en"): Option {
  const { label, title, kind, insert, from, to } = completion;
  const documented = kind === "function" ? functions.find((each) => each.name === label) : undefined;
  const shownKind = sentence(editorMessages, locale, kindWords[kind]);
  return {
    label,
    type: kind,
    detail: title !== undefined && title !== label ? title : shownKind,
    // The nearest to what was typed comes first; within that, the order of the language's own list.
    boost: label.toLowerCase().startsWith(typed.toLowerCase()) ? 1 : 0,
    ...(documented === undefined
      ? {}
      : {
          info: () => {
            const box = document.createElement("div");
            const signature = document.createElement("code");
            signature.textContent = documented.signature;
            const docs = document.createElement("p");
            docs.textContent = documented.docs[locale];
            const example = document.createElement("p");
            const value = documented.example.value;
            example.textContent = `${sentence(editorMessages, locale, "example")}: ${documented.example.source} → ${String(value)}`;
            box.append(signature, docs, example);
            return box;
          },
        }),
    apply: (view) => {
      view.dispatch({
        changes: { from, to: Math.max(to, view.state.selection.main.head), insert },
        selection: { anchor: from + insert.length },
        userEvent: "input.complete",
      });
    },
  };
}

const kindWords = {
  field: "kindField",
  property: "kindProperty",
  namespace: "kindNamespace",
  function: "kindFunction",
  keyword: "kindKeyword",
  value: "kindValue",
} as const;
