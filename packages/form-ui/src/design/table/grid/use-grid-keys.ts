import type { KeyboardEvent, RefObject } from "react";
import { isShortcut } from "../../shortcuts/shortcuts.ts";
import { at, movedBy } from "../view/ranges.ts";
import type { Grid } from "./use-grid.ts";

interface GridKeys {
  readonly grid: Grid;
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page holds. */
  readonly page: number;
  readonly root: RefObject<HTMLElement | null>;
  readonly onSort: (column: number) => void;
  readonly onResize: (column: number, by: number) => void;
  readonly onOpenFormula: () => void;
  readonly onOpenGroup: () => void;
}

/** The keys of a spreadsheet. While a cell is typed in, only those that end typing are taken. */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (keys.grid.editing === null) whileMoving(event, keys);
    else whileTyping(event, keys);
  };
}

function whileTyping(event: KeyboardEvent<HTMLElement>, keys: GridKeys) {
  const { grid, rows, columns, page } = keys;
  const { editing, active } = grid;
  if (editing === null) return;
  event.stopPropagation();
  const leaves = editing.mode === "type" && !isList(event.target) && /^(Arrow|Page)/.test(event.key);
  if (event.key === "Escape") {
    event.preventDefault();
    grid.wantsFocus.current = true;
    grid.setEditing(null);
    return;
  }
  if (event.key === "Enter" && event.altKey) return;
  const isEnd = event.key === "Enter" || event.key === "Tab";
  if (!isEnd && !leaves) return;
  event.preventDefault();
  const grown = grid.commitEditing() ? 1 : 0;
  const size = { rows: rows + grown, columns: columns + 1, page, toEdge: false };
  const key = isEnd ? keyAfter(event) : event.key;
  grid.choose(at(movedBy(key, active, size) ?? active));
}

function keyAfter(event: KeyboardEvent): string {
  if (event.key === "Enter") return event.shiftKey ? "ArrowUp" : "ArrowDown";
  return event.shiftKey ? "ArrowLeft" : "ArrowRight";
}

function whileMoving(event: KeyboardEvent<HTMLElement>, keys: GridKeys) {
  const { grid, rows, columns, page } = keys;
  const { active, range } = grid;
  const control = event.ctrlKey || event.metaKey;
  const done = (act: () => void) => {
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  if (control && /^[zy]$/i.test(event.key)) {
    // The input that waits in the active cell has nothing to undo: the designer has.
    return done(() => {
      grid.wantsFocus.current = true;
      redirect(event, keys.root.current?.parentElement ?? null);
    });
  }
  if (event.altKey) {
    if (active.row < 0 && /^Arrow(Left|Right)$/.test(event.key))
      return done(() => keys.onResize(active.column, event.key === "ArrowLeft" ? -16 : 16));
    if (/^Arrow(Up|Down)$/.test(event.key)) {
      if (event.key === "ArrowDown" && grid.activeColumn?.writable?.editor === "choice" && event.shiftKey)
        return;
      return done(() => grid.stepChosen(event.key === "ArrowUp" ? -1 : 1));
    }
    return;
  }
  if (isShortcut(event, "tableAll"))
    return done(() =>
      grid.choose({ anchor: { row: 0, column: 1 }, head: { row: rows - 1, column: columns } }),
    );
  if (isShortcut(event, "tableFillDown")) return done(() => grid.fillDown());
  if (control && /^[cvx]$/i.test(event.key)) return;
  if (event.key === "Tab") return leaveOrStep(event, keys);
  const from = event.shiftKey ? range.head : active;
  const moved = movedBy(event.key, from, { rows, columns: columns + 1, page, toEdge: control });
  if (moved !== undefined)
    return done(() =>
      grid.choose(event.shiftKey && active.row >= 0 ? { anchor: active, head: moved } : at(moved)),
    );
  if (control) return;
  if (isShortcut(event, "tableEdit")) return done(() => open(keys));
  if (isShortcut(event, "tableClear")) return done(() => grid.clear());
  switch (event.key) {
    case "Backspace":
      return done(() => grid.beginEditing("type", ""));
    case "Escape":
      grid.choose(at(active));
      return;
    default:
      // A cell that is locked has no input that letters could reach: it says why.
      if (event.key.length === 1 && grid.lockOf(grid.activeRow, grid.activeColumn) !== null)
        grid.beginEditing("type", "");
      return;
  }
}

function open(keys: GridKeys) {
  const { grid } = keys;
  if (grid.active.row < 0) return keys.onSort(grid.active.column);
  if (grid.activeRow?.kind === "group") return keys.onOpenGroup();
  if (grid.activeColumn?.writable?.editor === "formula" && grid.activeRow?.kind === "indicator")
    return keys.onOpenFormula();
  grid.beginEditing("edit");
}

/** Tab goes from cell to cell, and out of the table at either end of the line: nobody is caught in it. */
function leaveOrStep(event: KeyboardEvent<HTMLElement>, { grid, columns }: GridKeys) {
  const { active } = grid;
  const next = active.column + (event.shiftKey ? -1 : 1);
  if (next < 1 || next > columns || active.row < 0 || grid.activeRow?.kind === "group") return;
  event.preventDefault();
  grid.choose(at({ row: active.row, column: next }));
}

function isList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "combobox";
}

function redirect(event: KeyboardEvent, to: HTMLElement | null) {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  to?.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }),
  );
}
