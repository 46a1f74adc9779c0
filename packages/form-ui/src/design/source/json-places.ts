import { jsonLanguage } from "@codemirror/lang-json";
import { pointerSteps, pointerTo } from "../../shared/pointers.ts";

type Tree = ReturnType<typeof jsonLanguage.parser.parse>;
type Node = Tree["topNode"];

/** Where a value stands in a JSON text, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Places of a JSON text by JSON pointer, and the other way round; works on texts with mistakes as well. */
export interface JsonPlaces {
  /** Of the value at a pointer, its key included; the nearest part above where there is none. */
  rangeOf(pointer: string): TextRange;
  /** The pointer of the innermost value around an offset. */
  pointerAt(offset: number): string;
  /** The first place that is no JSON; null where all is. */
  readonly mistake: TextRange | null;
}

/** Reads a text once; ask it as often as wanted. */
export function readPlaces(text: string): JsonPlaces {
  const tree = jsonLanguage.parser.parse(text);
  const top = tree.topNode.firstChild;
  return {
    rangeOf: (pointer) => {
      let node = top;
      let shown: Node | null = top;
      for (const step of pointerSteps(pointer)) {
        const found = node === null ? null : child(node, step, text);
        if (found === null) break;
        node = found.value;
        shown = found.shown;
      }
      return shown === null ? { from: 0, to: text.length } : { from: shown.from, to: shown.to };
    },
    pointerAt: (offset) => pointerTo_(tree.resolveInner(offset, 1), text),
    mistake: firstMistake(tree, text),
  };
}

function child(node: Node, step: string, text: string): { value: Node; shown: Node } | null {
  if (node.name === "Object") {
    for (const property of node.getChildren("Property")) {
      const value = property.lastChild;
      if (nameOf(property, text) === step && value !== null) return { value, shown: property };
    }
    return null;
  }
  const value = node.name === "Array" ? valuesOf(node)[Number(step)] : undefined;
  return value === undefined ? null : { value, shown: value };
}

function valuesOf(array: Node): Node[] {
  const values: Node[] = [];
  for (let item = array.firstChild; item !== null; item = item.nextSibling)
    if (/^[A-Z]/.test(item.name)) values.push(item);
  return values;
}

function nameOf(property: Node, text: string): string {
  const name = property.getChild("PropertyName");
  if (name === null) return "";
  try {
    return String(JSON.parse(text.slice(name.from, name.to)));
  } catch {
    return "";
  }
}

function pointerTo_(start: Node, text: string): string {
  const steps: (string | number)[] = [];
  for (let node: Node | null = start; node !== null; node = node.parent) {
    const { parent } = node;
    if (node.name === "Property") steps.unshift(nameOf(node, text));
    else if (parent?.name === "Array") {
      const at = valuesOf(parent).findIndex((value) => value.from === node?.from);
      if (at >= 0) steps.unshift(at);
    }
  }
  return steps.reduce<string>(pointerTo, "");
}

function firstMistake(tree: Tree, text: string): TextRange | null {
  let found: TextRange | null = null;
  tree.iterate({
    enter: (node) => {
      if (found !== null) return false;
      if (node.type.isError)
        found = { from: node.from, to: Math.max(node.to, Math.min(node.from + 1, text.length)) };
      return undefined;
    },
  });
  return found;
}
