import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { at, type Place } from "../view/ranges.ts";
import type { TableColumn } from "../view/table-columns.ts";
import type { ViewRow } from "../view/view-rows.ts";
import type { Grid } from "./use-grid.ts";

interface PointerInput {
  readonly grid: Grid;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly TableColumn[];
  readonly root: RefObject<HTMLElement | null>;
  readonly readOnly: boolean;
  readonly movable: boolean;
}

type Drag =
  | { readonly kind: "choose" }
  | { readonly kind: "fill"; to: number | null }
  | { readonly kind: "move"; readonly ids: readonly string[]; before: number | null };

/** Mouse, pen and finger: choosing cells, filling by the handle, moving rows by their grip. */
export function usePointer({ grid, rows, columns, root, readOnly, movable }: PointerInput) {
  const drag = useRef<Drag | null>(null);
  const [drop, setDrop] = useState<number | null>(null);
  const steadyRange = useRef({ left: 0, right: 0 });

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const { target } = event;
    if (
      !(target instanceof Element) ||
      event.button !== 0 ||
      target.closest(".dh-it-head, .dh-it-list") !== null
    )
      return;
    const place = placeAt(target);
    if (place === null) return;
    const isActive = place.row === grid.active.row && place.column === grid.active.column;
    // Inside of the cell that is being typed in, the pointer is the text's.
    if (grid.editing !== null && isActive) return;
    grid.commitEditing();
    if (event.pointerType === "touch") {
      // A finger drags the table; a tap chooses, and a tap on what is chosen types.
      if (isActive) grid.beginEditing("edit");
      else grid.choose(at(place));
      return;
    }
    event.preventDefault();
    const row = rows[place.row];
    if (target.closest("[data-fill]") !== null) drag.current = { kind: "fill", to: null };
    else if (target.closest("[data-grip]") !== null && row?.kind === "indicator") {
      const ids = grid.chosen.includes(row.indicator.id) ? grid.chosen : [row.indicator.id];
      if (!grid.chosen.includes(row.indicator.id)) grid.choose(whole(place.row, place.row));
      drag.current = { kind: "move", ids, before: null };
    } else {
      drag.current = { kind: "choose" };
      if (place.column === 0) grid.choose(whole(event.shiftKey ? grid.active.row : place.row, place.row));
      else if (event.shiftKey) grid.choose({ anchor: grid.active, head: place });
      else grid.choose(at(place));
    }
    root.current?.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (now === null) return;
    const place = placeAt(document.elementFromPoint(event.clientX, event.clientY));
    if (place === null) return;
    if (now.kind === "choose") {
      const isRows = grid.range.anchor.column === 1 && grid.range.head.column === columns.length;
      const head = place.column === 0 ? { row: place.row, column: isRows ? columns.length : 1 } : place;
      if (head.row !== grid.range.head.row || head.column !== grid.range.head.column)
        grid.choose({ anchor: grid.range.anchor, head });
    } else if (now.kind === "fill") {
      now.to = place.row > grid.bounds.bottom ? place.row : null;
      setDrop(now.to === null ? null : now.to + 1);
    } else if (movable && !readOnly) {
      now.before = place.row + (isLowerHalf(event, place) ? 1 : 0);
      setDrop(now.before);
    }
  };

  const onPointerUp = () => {
    const done = drag.current;
    drag.current = null;
    setDrop(null);
    if (done?.kind === "fill" && done.to !== null) grid.fillDown(done.to);
    if (done?.kind === "move" && done.before !== null) grid.dropRows(done.ids, done.before);
  };

  const whole = (from: number, to: number) => ({
    anchor: { row: from, column: 1 },
    head: { row: to, column: columns.length },
  });
  const isLowerHalf = (event: PointerEvent, place: Place): boolean => {
    const box = root.current?.querySelector(`[data-row="${place.row}"]`)?.getBoundingClientRect();
    return box !== undefined && event.clientY > box.top + box.height / 2;
  };
  /** The same object for the same columns: rows that are chosen alike are not drawn anew. */
  const steady = (left: number, right: number) => {
    if (steadyRange.current.left !== left || steadyRange.current.right !== right)
      steadyRange.current = { left, right };
    return steadyRange.current;
  };
  return {
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
    drop,
    steady,
  };
}

function placeAt(target: Element | null): Place | null {
  const cell = target?.closest("[data-column]");
  const row = cell?.closest("[data-row]");
  if (cell === null || cell === undefined || row === null || row === undefined) return null;
  return { row: Number(row.getAttribute("data-row")), column: Number(cell.getAttribute("data-column")) };
}
