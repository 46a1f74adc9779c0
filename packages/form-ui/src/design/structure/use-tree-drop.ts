import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import type { Form } from "@duheng/contracts";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDesign } from "../design-context.ts";
import { type DropSide, dropPart, dropsBeside, dropsInto } from "../operations/drop.ts";
import { dropItem, sideOfItem } from "../palette/add-item.ts";
import { draggedItem, useNewTitles } from "../palette/palette-drag.ts";
import type { PaletteItem } from "../palette/palette-items.ts";
import { type Selection, selectionOf } from "../selection.ts";

export interface TreeDrop {
  readonly isDragged: boolean;
  /** Where what is dragged over this line would go; null while nothing is. */
  readonly side: DropSide | null;
}

/** What the lines of the tree are dropped on by: read when it happens, so that they need not be drawn for it. */
export interface TreeState {
  readonly form: Form;
  readonly lockedIds: ReadonlySet<string>;
}

/**
 * A line of the tree as something to drag, and as a place to let others go. The keys (Alt+↑, Alt+↓) do the same without
 * a pointer.
 * @param place the `selectionKey` of the line
 * @param state as it is when something is let go
 * @param onDropped called with what was moved
 */
export function useTreeDrop(
  line: RefObject<HTMLElement | null>,
  place: string,
  state: RefObject<TreeState>,
  onDropped: (moved: Selection) => void,
): TreeDrop {
  const { apply, readOnly } = useDesign();
  const [isDragged, setDragged] = useState(false);
  const [side, setSide] = useState<DropSide | null>(null);
  const titles = useNewTitles();
  const latest = useRef({ apply, onDropped, titles });
  useLayoutEffect(() => {
    latest.current = { apply, onDropped, titles };
  });
  useEffect(() => {
    const element = line.current;
    const target = selectionOf(place);
    if (element === null || target === null || readOnly || target.kind === "form") return undefined;
    const draggedOf = (data: Record<string, unknown>) => selectionOf(String(data.place ?? ""));
    const sideOf = (dragged: Selection, data: Record<string | symbol, unknown>): DropSide =>
      dropsInto(dragged, target) ? "into" : extractClosestEdge(data) === "top" ? "before" : "after";
    const itemSide = (item: PaletteItem, data: Record<string | symbol, unknown>) =>
      sideOfItem(state.current.form, item, target, extractClosestEdge(data) === "top" ? "before" : "after");
    const addDropped = (item: PaletteItem, data: Record<string | symbol, unknown>) => {
      const { form: current } = state.current;
      const { apply: change, onDropped: tell, titles: words } = latest.current;
      const letGoAt = itemSide(item, data);
      if (letGoAt === null) return;
      const added = dropItem(current, item, { target, side: letGoAt }, words);
      change(added.form, "");
      tell(added.selection);
    };
    return combine(
      draggable({
        element,
        getInitialData: () => ({ place }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => {
          const item = draggedItem(source.data);
          if (item !== null) return sideOfItem(state.current.form, item, target, "after") !== null;
          const dragged = draggedOf(source.data);
          if (dragged === null || source.data.place === place) return false;
          const { form: current, lockedIds: locked } = state.current;
          if (!dropsInto(dragged, target) && !dropsBeside(dragged, target)) return false;
          if (dragged.kind !== "indicator" || !locked.has(dragged.id)) return true;
          // What is locked from above may change its place in its group, not its group.
          const next = dropPart(current, dragged, target, dropsInto(dragged, target) ? "into" : "after");
          const groupIn = (each: typeof current) =>
            each.indicators.find(({ id }) => id === dragged.id)?.group;
          return groupIn(next) === groupIn(current);
        },
        getData: ({ input }) => attachClosestEdge({}, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ source, self }) => {
          const item = draggedItem(source.data);
          if (item !== null) return setSide(itemSide(item, self.data));
          const dragged = draggedOf(source.data);
          if (dragged !== null) setSide(sideOf(dragged, self.data));
        },
        onDragLeave: () => setSide(null),
        onDrop: ({ source, self }) => {
          setSide(null);
          const item = draggedItem(source.data);
          if (item !== null) return addDropped(item, self.data);
          const dragged = draggedOf(source.data);
          if (dragged === null) return;
          const { form: current } = state.current;
          const { apply: change, onDropped: tell } = latest.current;
          const next = dropPart(current, dragged, target, sideOf(dragged, self.data));
          if (next === current) return;
          change(next, "");
          tell(dragged);
        },
      }),
    );
  }, [line, place, state, readOnly]);
  return { isDragged, side };
}

/** Scrolls the tree while something is dragged near its edges. */
export function useTreeScroll(tree: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pane = tree.current?.closest<HTMLElement>(".dh-pane") ?? null;
    return pane === null ? undefined : autoScrollForElements({ element: pane });
  }, [tree]);
}
