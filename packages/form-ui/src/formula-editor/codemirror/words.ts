import type { Text } from "@codemirror/state";
import { type Highlight, highlight } from "@duheng/formula";

const known = new WeakMap<Text, readonly Highlight[]>();

/** The words of a document, read once for all that ask about the same text. */
export function wordsOf(doc: Text): readonly Highlight[] {
  const before = known.get(doc);
  if (before !== undefined) return before;
  const words = highlight(doc.toString());
  known.set(doc, words);
  return words;
}
