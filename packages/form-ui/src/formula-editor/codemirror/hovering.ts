import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { compile, type Explanation, FormulaError, render } from "@duheng/formula";
import { showOutput } from "../preview.ts";
import type { Live } from "./live.ts";

/** Under the pointer: what the smallest sub-expression comes to on the sample. */
export function hovering(live: Live): Extension {
  return hoverTooltip((view, position) => {
    const { scope, input, locale } = live.current();
    if (input === undefined) return null;
    const tree = explain(view.state.doc.toString(), scope, input);
    const found = tree === null ? null : smallestAt(tree, position);
    if (found === null) return null;
    const text =
      found.error === undefined ? showOutput(found.value ?? null, locale) : render(found.error, locale);
    return {
      pos: found.from,
      end: found.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "cm-duheng-value";
        dom.textContent = `${found.label ?? found.text} = ${text}`;
        return { dom };
      },
    };
  });
}

function explain(source: string, scope: Parameters<typeof compile>[1], input: unknown): Explanation | null {
  try {
    const formula = compile(source, scope);
    return formula.cohort.length > 0 ? null : formula.explain(input);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function smallestAt(tree: Explanation, position: number): Explanation | null {
  if (position < tree.from || position > tree.to || tree.definition !== "") return null;
  for (const child of tree.children) {
    const found = smallestAt(child, position);
    if (found !== null) return found;
  }
  return tree;
}
