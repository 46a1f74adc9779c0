import { RangeSetBuilder, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { wordsOf } from "./words.ts";

/** Colours by the language's own reader, so that editor and language can never differ. */
export const colouring = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = colour(view.state.doc);
    }

    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = colour(update.state.doc);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const marks = new Map<string, Decoration>();

function markOf(kind: string): Decoration {
  const known = marks.get(kind);
  if (known !== undefined) return known;
  const mark = Decoration.mark({ class: `cm-duheng-${kind}` });
  marks.set(kind, mark);
  return mark;
}

function colour(doc: Text): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of wordsOf(doc)) {
    if (from < to) builder.add(from, to, markOf(kind));
  }
  return builder.finish();
}
