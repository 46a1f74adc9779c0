import { type EditorState, type Extension, StateField } from "@codemirror/state";
import { EditorView, showTooltip, type Tooltip } from "@codemirror/view";
import { functions } from "@duheng/formula";
import { callAt } from "../call-at.ts";
import type { Live } from "./live.ts";

/** While the cursor is inside of a call: how the function is called, the argument at hand in bold, and what it does. */
export function signatureHelp(live: Live): Extension {
  return StateField.define<Tooltip | null>({
    create: () => null,
    update: (tooltip, transaction) =>
      transaction.docChanged || transaction.selection !== undefined
        ? tooltipAt(transaction.state, live)
        : tooltip,
    provide: (field) => showTooltip.from(field),
  });
}

function tooltipAt(state: EditorState, live: Live): Tooltip | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const call = callAt(state.doc.toString(), main.head);
  const known = call === null ? undefined : functions.find((each) => each.name === call.name);
  if (call === null || known === undefined) return null;
  return {
    pos: call.from,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-duheng-signature";
      dom.append(...signatureParts(known.signature, call.argument), document.createElement("br"));
      const docs = document.createElement("span");
      docs.textContent = known.docs[live.current().locale];
      dom.append(docs);
      return { dom };
    },
  };
}

/** `ROUND(x, digits)` with the argument at hand in bold; one that repeats stays it. */
function signatureParts(signature: string, argument: number): Node[] {
  const open = signature.indexOf("(");
  const names = signature.slice(open + 1, -1).split(", ");
  const at = Math.min(argument, names.length - 1);
  const nodes: Node[] = [document.createTextNode(signature.slice(0, open + 1))];
  for (const [index, name] of names.entries()) {
    if (index > 0) nodes.push(document.createTextNode(", "));
    const part = document.createElement(index === at ? "b" : "span");
    part.textContent = name;
    nodes.push(part);
  }
  nodes.push(document.createTextNode(")"));
  return nodes;
}

/** The signature is no use in an editor that nobody is in. */
export const hideWhenLeft = EditorView.theme({
  "&:not(.cm-focused) .cm-duheng-signature": { display: "none" },
});
