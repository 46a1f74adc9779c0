import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { highlight } from "@duheng/formula";

/** Colours by the language's own reader, so that editor and language can never differ. */
export const colouring = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = colour(view.state.doc.toString());
    }

    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = colour(update.state.doc.toString());
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function colour(source: string): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of highlight(source)) {
    if (from < to) builder.add(from, to, Decoration.mark({ class: `cm-duheng-${kind}` }));
  }
  return builder.finish();
}
