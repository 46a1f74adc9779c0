import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { NamedPlace } from "../name-titles.ts";

/** Tells the titles of the names in the text as it stands. */
export const setTitles = StateEffect.define<readonly NamedPlace[]>();

interface Shown {
  readonly places: readonly NamedPlace[];
  /** Where something is being typed: no title may push what is written there. */
  readonly typingAt: number | null;
  readonly decorations: DecorationSet;
}

/**
 * The fields' titles, quietly behind their keys. They are no part of the text: neither copying nor searching meets
 * them. Positions go along with every change until the next check tells them anew.
 */
export const titlesBesideNames: Extension = StateField.define<Shown>({
  create: () => ({ places: [], typingAt: null, decorations: Decoration.none }),
  update(shown, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setTitles));
    if (told === undefined && !transaction.docChanged && transaction.selection === undefined) return shown;
    const places = told?.value ?? movedPlaces(shown.places, transaction.changes);
    const typingAt = typingPlace(shown.typingAt, transaction);
    return { places, typingAt, decorations: decorate(places, typingAt) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations),
});

function typingPlace(
  before: number | null,
  { docChanged, selection, state }: { docChanged: boolean; selection: unknown; state: EditorState },
): number | null {
  if (docChanged) return state.selection.main.head;
  return selection === undefined ? before : null;
}

function movedPlaces(
  places: readonly NamedPlace[],
  changes: {
    readonly empty: boolean;
    mapPos(at: number, side: number): number;
    touchesRange(from: number, to: number): boolean | "cover";
  },
): readonly NamedPlace[] {
  if (changes.empty) return places;
  return places.flatMap(({ from, to, title }) =>
    // A name that is being changed may be another by now.
    changes.touchesRange(from, to) !== false
      ? []
      : [{ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1), title }],
  );
}

function decorate(places: readonly NamedPlace[], typingAt: number | null): DecorationSet {
  const beside = places.filter(({ from, to }) => typingAt === null || typingAt < from || typingAt > to);
  return Decoration.set(
    beside.map(({ to, title }) => Decoration.widget({ widget: new TitleWidget(title), side: 1 }).range(to)),
    true,
  );
}

class TitleWidget extends WidgetType {
  readonly title: string;

  constructor(title: string) {
    super();
    this.title = title;
  }

  override eq(other: TitleWidget): boolean {
    return other.title === this.title;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement("span");
    dom.className = "cm-duheng-title";
    dom.textContent = this.title;
    // Read aloud it would stand in the middle of the formula: the value at the cursor tells the title on request.
    dom.setAttribute("aria-hidden", "true");
    return dom;
  }
}
