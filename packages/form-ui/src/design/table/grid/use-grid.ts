import { useCallback, useMemo, useRef, useState } from "react";
import { useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import type { CellMessage } from "../cells/cell-message.ts";
import type { WritableKey } from "../cells/columns.ts";
import { cellKey } from "../cells/unread-cells.ts";
import { planFill } from "../clipboard/plan-fill.ts";
import { planPaste } from "../clipboard/plan-paste.ts";
import { readTable, writeTable } from "../clipboard/table-text.ts";
import { lockOfCell, lockOfGroup } from "../editing/cell-locks.ts";
import { type CellEdit, type EditOutcome, editCells, type Sheet } from "../editing/edit-cells.ts";
import type { HeldCells } from "../editing/held-cells.ts";
import { addRows, mostIndicators, placeRows, stepRows } from "../editing/rows.ts";
import { tableMessages } from "../table-messages.ts";
import { at, type Bounds, boundsOf, type Range } from "../view/ranges.ts";
import type { TableColumn } from "../view/table-columns.ts";
import type { ViewRow } from "../view/view-rows.ts";

/** A cell that is being typed in. */
export interface Editing {
  readonly rowKey: string;
  readonly column: WritableKey;
  readonly text: string;
  /** `type`: begun by typing, arrows leave the cell. `edit`: arrows move the caret. */
  readonly mode: "type" | "edit";
}

export interface GridInput {
  readonly sheet: Sheet;
  readonly commit: (next: Sheet) => boolean;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly TableColumn[];
  readonly lockedIds: ReadonlySet<string>;
  readonly held: HeldCells;
  readonly readOnly: boolean;
  /** Rows cannot be moved by hand while they are sorted or filtered. */
  readonly movable: boolean;
  /** Points in the chosen sample, as text. */
  readonly resultText: (code: string) => string;
  readonly onCreated: (ids: readonly string[]) => void;
  readonly onNotice: (text: string, canUndo?: boolean) => void;
}

export type Grid = ReturnType<typeof useGrid>;

/** What is chosen and typed in the table, and what people do to cells and rows. */
export function useGrid(input: GridInput) {
  const {
    sheet,
    commit,
    rows,
    columns,
    lockedIds,
    held,
    readOnly,
    movable,
    onCreated,
    onNotice,
    resultText,
  } = input;
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const [kept, setRange] = useState<Range>(() => at({ row: 1, column: 1 }));
  const [editing, drawEditing] = useState<Editing | null>(null);
  /** What is typed right now: leaving a cell may come before the next drawing. */
  const typing = useRef<Editing | null>(null);
  const setEditing = useCallback((next: Editing | null) => {
    typing.current = next;
    drawEditing(next);
  }, []);
  /** Set by whatever a person does in the table: the active cell takes the focus after the next drawing. */
  const wantsFocus = useRef(false);

  const range = useMemo(() => within(kept, rows.length, columns.length), [kept, rows.length, columns.length]);
  const active = range.anchor;
  const activeRow = rows[active.row];
  const activeColumn = columns[active.column - 1];
  const bounds = useMemo(() => boundsOf(range), [range]);
  const chosen = useMemo(() => indicatorIds(rows, bounds), [rows, bounds]);

  const choose = useCallback((next: Range) => {
    wantsFocus.current = true;
    setRange(next);
  }, []);

  const told = useCallback(
    (outcome: EditOutcome, sentence: string) => {
      const [first] = outcome.refused;
      const rest =
        (outcome.kept.length > 0 ? t("pastedKept", { count: outcome.kept.length }) : "") +
        (first === undefined
          ? ""
          : t("pastedRefused", { count: outcome.refused.length, message: first.message[locale] }));
      onNotice(sentence + rest, outcome.changed > 0 || outcome.form !== sheet.form);
    },
    [t, locale, onNotice, sheet.form],
  );

  /** Why a cell that others may write in cannot be here; null where it can. */
  const lockOf = useCallback(
    (row: ViewRow | undefined, column: TableColumn | undefined): CellMessage | null => {
      if (column?.writable === undefined || row === undefined || row.kind === "group") return null;
      return row.kind === "blank"
        ? lockOfGroup(row.group.code, held)
        : lockOfCell(row.indicator, column.writable.key, lockedIds, held);
    },
    [lockedIds, held],
  );

  const isWritable = useCallback(
    (row: ViewRow | undefined, column: TableColumn | undefined) =>
      !readOnly &&
      column?.writable !== undefined &&
      row !== undefined &&
      row.kind !== "group" &&
      lockOf(row, column) === null,
    [readOnly, lockOf],
  );

  /** What a text in a cell would make of the sheet; null where the cell takes none. */
  const tryText = useCallback(
    (row: ViewRow | undefined, column: WritableKey, text: string) => {
      if (row?.kind === "indicator") {
        const edit = { id: row.indicator.id, column, text };
        return { ...editCells(sheet, [edit], lockedIds, undefined, held), made: [] };
      }
      if (row?.kind !== "blank" || text.trim() === "") return null;
      const added = addRows(sheet.form, { group: row.group.code, count: 1, title: t("newTitle") });
      const [id] = added.ids;
      if (id === undefined) return null;
      const fresh = new Set([id]);
      const edit = { id, column, text };
      const edited = editCells({ ...sheet, form: added.form }, [edit], lockedIds, fresh, held);
      return { ...edited, made: [id] };
    },
    [sheet, lockedIds, held, t],
  );

  /** Ends typing: what was typed is written, or kept in the cell where it is not understood. */
  const commitEditing = useCallback((): boolean => {
    const typed = typing.current;
    if (typed === null) return false;
    setEditing(null);
    const row = rows.find((each) => each.key === typed.rowKey);
    const outcome = tryText(row, typed.column, typed.text);
    if (outcome === null) {
      if (row?.kind === "blank" && typed.text.trim() !== "") onNotice(t("full", { most: mostIndicators }));
      return false;
    }
    const [refused] = outcome.refused;
    if (refused !== undefined) onNotice(refused.message[locale]);
    if (outcome.made.length > 0) onCreated(outcome.made);
    commit(outcome);
    return outcome.made.length > 0;
  }, [setEditing, rows, tryText, commit, onCreated, onNotice, locale, t]);

  /** Takes one of the words that a cell offers. */
  const chooseText = useCallback(
    (text: string) => {
      if (typing.current === null) return;
      typing.current = { ...typing.current, text };
      wantsFocus.current = true;
      commitEditing();
    },
    [commitEditing],
  );

  const shownText = useCallback(
    (row: ViewRow | undefined, column: TableColumn | undefined): string => {
      if (row?.kind !== "indicator" || column === undefined) return "";
      if (column.key === "result") return resultText(row.indicator.code);
      if (column.writable === undefined) return "";
      const unread = sheet.unread.get(cellKey(row.indicator.id, column.writable.key));
      return unread?.text ?? column.writable.show(row.indicator, sheet.form, locale);
    },
    [sheet, locale, resultText],
  );

  const beginEditing = useCallback(
    (mode: Editing["mode"], text?: string) => {
      const lock = readOnly ? null : lockOf(activeRow, activeColumn);
      if (lock !== null) return onNotice(lock[locale]);
      if (!isWritable(activeRow, activeColumn) || activeRow === undefined) return;
      const column = activeColumn?.writable?.key;
      if (column === undefined) return;
      wantsFocus.current = true;
      setEditing({ rowKey: activeRow.key, column, text: text ?? shownText(activeRow, activeColumn), mode });
    },
    [activeRow, activeColumn, isWritable, lockOf, readOnly, onNotice, locale, shownText, setEditing],
  );

  const write = useCallback(
    (edits: readonly CellEdit[], sentence: "filled" | "cleared") => {
      const outcome = editCells(sheet, edits, lockedIds, undefined, held);
      commit(outcome);
      told(outcome, t(sentence, { count: outcome.changed }));
    },
    [sheet, lockedIds, held, commit, told, t],
  );

  const copy = useCallback((): string => {
    const shown = columns.slice(Math.max(bounds.left, 1) - 1, bounds.right);
    const lines = rows.slice(bounds.top, bounds.bottom + 1).filter((row) => row.kind === "indicator");
    return writeTable(lines.map((row) => shown.map((column) => shownText(row, column))));
  }, [rows, columns, bounds, shownText]);

  const clear = useCallback(() => {
    const keys = writableKeys(columns, bounds);
    const edits = chosen
      .flatMap((id) => keys.map((column): CellEdit => ({ id, column, text: "" })))
      // Clearing whole rows takes what can be empty; only a choice of such cells alone is told that they cannot be.
      .filter(({ column }) => keys.length < 3 || !needed.has(column));
    const cleared = new Map(sheet.unread);
    for (const { id, column } of edits) cleared.delete(cellKey(id, column));
    const outcome = editCells(
      { ...sheet, unread: cleared.size === sheet.unread.size ? sheet.unread : cleared },
      edits,
      lockedIds,
      undefined,
      held,
    );
    commit(outcome);
    told(outcome, t("cleared", { count: outcome.changed }));
  }, [columns, bounds, chosen, sheet, lockedIds, held, commit, told, t]);

  const paste = useCallback(
    (text: string) => {
      const start = rows[bounds.top];
      if (readOnly || start === undefined || text === "") return;
      const below = rows.slice(bounds.top).filter((row) => row.kind === "indicator");
      const last = below.at(-1);
      const group = start.kind === "blank" ? start.group.code : (last?.indicator.group ?? groupOf(start));
      const shown = columns.map((column) => column.writable?.key ?? null);
      const left = Math.max(bounds.left, 1) - 1;
      const outcome = planPaste(
        sheet,
        readTable(text),
        {
          ids: start.kind === "blank" ? [] : below.map((row) => row.indicator.id),
          columns: shown.slice(left),
          shown,
          rows: Math.max(chosen.length, 1),
          width: bounds.right - left,
          // What is pasted below the last row would come into its group.
          grow: lockOfGroup(group, held) === null ? { group, after: undefined } : null,
          newTitle: t("newTitle"),
        },
        lockedIds,
        held,
      );
      onCreated(outcome.created);
      commit(outcome);
      told(
        outcome,
        t("pasted", { rows: outcome.height, width: outcome.width }) +
          (outcome.created.length > 0 ? t("pastedNew", { count: outcome.created.length }) : "") +
          (outcome.surplus > 0 ? t("pastedSurplus", { count: outcome.surplus, most: mostIndicators }) : ""),
      );
      choose({
        anchor: { row: bounds.top, column: left + 1 },
        head: {
          row: bounds.top + Math.max(outcome.height, 1) - 1,
          column: Math.min(left + Math.max(outcome.width, 1), columns.length),
        },
      });
    },
    [rows, columns, bounds, chosen, sheet, lockedIds, held, readOnly, commit, told, choose, onCreated, t],
  );

  /** Fills the first chosen row down over the others; by the handle, what is chosen over the rows down to `to`. */
  const fillDown = useCallback(
    (to?: number) => {
      const bottom = to ?? bounds.bottom;
      const ids = indicatorIds(rows, { ...bounds, bottom });
      const from = to === undefined ? 1 : chosen.length;
      if (from < 1 || ids.length <= from) return;
      write(planFill(sheet, { ids, from, columns: writableKeys(columns, bounds) }, locale), "filled");
      if (to !== undefined)
        choose({ anchor: { row: bounds.top, column: bounds.left }, head: { row: to, column: bounds.right } });
    },
    [rows, columns, bounds, chosen, sheet, locale, write, choose],
  );

  const stepChosen = useCallback(
    (step: -1 | 1) => {
      if (readOnly) return;
      if (!movable) return onNotice(t("cannotMove"));
      const form = stepRows(sheet.form, new Set(chosen), step);
      if (!commit({ ...sheet, form })) return;
      choose({
        anchor: { ...range.anchor, row: range.anchor.row + step },
        head: { ...range.head, row: range.head.row + step },
      });
    },
    [readOnly, movable, sheet, chosen, commit, choose, range, onNotice, t],
  );

  /** Puts rows before the row at a place of the view (its group's end where that is a blank line). */
  const dropRows = useCallback(
    (ids: readonly string[], before: number) => {
      if (!movable) return onNotice(t("cannotMove"));
      const row = rows[before] ?? rows.at(-1);
      if (row === undefined) return;
      const target =
        row.kind === "indicator"
          ? { group: row.indicator.group, before: row.indicator.id }
          : { group: groupOf(row.kind === "group" ? (rows[before - 1] ?? row) : row), before: null };
      const moving = sheet.form.indicators.filter(
        (each) => ids.includes(each.id) && each.group !== target.group,
      );
      const locks = moving.map((each) => lockOfCell(each, "group", lockedIds, held));
      const lock =
        moving.length === 0 ? null : (lockOfGroup(target.group, held) ?? locks.find(isNotNull) ?? null);
      if (lock !== null) return onNotice(lock[locale]);
      const form = placeRows(sheet.form, new Set(ids), target, lockedIds);
      if (commit({ ...sheet, form })) onNotice(t("moved"), true);
    },
    [movable, rows, sheet, lockedIds, held, commit, onNotice, locale, t],
  );

  return {
    range,
    bounds,
    active,
    activeRow,
    activeColumn,
    chosen,
    editing,
    wantsFocus,
    choose,
    setEditing,
    beginEditing,
    commitEditing,
    chooseText,
    tryText,
    isWritable,
    lockOf,
    shownText,
    copy,
    clear,
    paste,
    fillDown,
    stepChosen,
    dropRows,
  };
}

const needed: ReadonlySet<WritableKey> = new Set(["title", "code", "group", "points", "by", "formula"]);

function within({ anchor, head }: Range, rows: number, columns: number): Range {
  const fit = ({ row, column }: Range["anchor"]) => ({
    row: Math.min(Math.max(row, -1), rows - 1),
    column: Math.min(Math.max(column, 0), columns),
  });
  return { anchor: fit(anchor), head: fit(head) };
}

function indicatorIds(rows: readonly ViewRow[], { top, bottom }: Bounds): string[] {
  return rows
    .slice(Math.max(top, 0), bottom + 1)
    .flatMap((row) => (row.kind === "indicator" ? [row.indicator.id] : []));
}

function writableKeys(columns: readonly TableColumn[], { left, right }: Bounds): WritableKey[] {
  return columns
    .slice(Math.max(left, 1) - 1, right)
    .flatMap((column) => (column.writable === undefined ? [] : [column.writable.key]));
}

function isNotNull<Value>(value: Value | null): value is Value {
  return value !== null;
}

function groupOf(row: ViewRow): string {
  return row.kind === "indicator" ? row.indicator.group : row.group.code;
}
