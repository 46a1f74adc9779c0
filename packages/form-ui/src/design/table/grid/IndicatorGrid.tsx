import type { Form } from "@duheng/contracts";
import { type MouseEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import { keepCopied, pastedText } from "../../clipboard/page-clipboard.ts";
import { cellKey } from "../cells/unread-cells.ts";
import type { Sheet } from "../editing/edit-cells.ts";
import { tableMessages } from "../table-messages.ts";
import type { IndicatorProblem, ProblemsById } from "../view/cell-problems.ts";
import { clampWidth, numberWidth, type TableColumn } from "../view/table-columns.ts";
import type { Sort, ViewRow } from "../view/view-rows.ts";
import { CellInput } from "./CellInput.tsx";
import { GridHead } from "./GridHead.tsx";
import { GridRow } from "./GridRow.tsx";
import { GroupRow } from "./GroupRow.tsx";
import type { Grid } from "./use-grid.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { usePointer } from "./use-pointer.ts";

/** Pixels; every line is as high, so that where a line stands is known without drawing those above. */
export const rowHeight = 32;
/** Lines drawn beyond what is in sight. */
const spare = 8;

interface IndicatorGridProps {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly form: Form;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly TableColumn[];
  readonly problems: ProblemsById;
  readonly lockedIds: ReadonlySet<string>;
  readonly readOnly: boolean;
  readonly movable: boolean;
  readonly sort: Sort | null;
  readonly textOf: (row: ViewRow, column: TableColumn) => string;
  readonly onSort: (column: TableColumn) => void;
  readonly onWidth: (column: TableColumn, width: number) => void;
  readonly onNotice: (text: string) => void;
  readonly onOpenFormula: () => void;
  readonly onOpenGroup: (row: ViewRow) => void;
}

const noProblems: readonly IndicatorProblem[] = [];

/** The cells, after the grid pattern of the ARIA Authoring Practices; lines are drawn as they come into view. */
export function IndicatorGrid(props: IndicatorGridProps) {
  const { grid, sheet, form, rows, columns, problems, lockedIds, readOnly, movable, sort } = props;
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const { active, bounds } = grid;

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(rows.length - 1, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const drawn = useMemo(() => {
    const list = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    // The active line stays, so that the focus does when it is scrolled out of sight.
    return active.row >= 0 && (active.row < first || active.row > last) ? [...list, active.row] : list;
  }, [first, last, active.row]);

  // The cell that a person has gone to comes into sight and takes the focus.
  const { wantsFocus, range } = grid;
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || !wantsFocus.current) return;
    const cell = element.querySelector<HTMLElement>(
      active.row < 0
        ? `[role="columnheader"][data-column="${active.column}"] button`
        : `[data-row="${active.row}"] [data-active]`,
    );
    const target = cell?.querySelector<HTMLElement>(".dh-it-input") ?? cell;
    wantsFocus.current = false;
    target?.focus({ preventScroll: true });
    reveal(element, range.head, columns);
  });

  const copy = (data: DataTransfer) => {
    const text = grid.copy();
    keepCopied(text);
    data.setData("text/plain", text);
  };
  const shift = Math.max(1, Math.floor(view.height / rowHeight) - 2);
  const onKeyDown = useGridKeys({
    grid,
    rows: rows.length,
    columns: columns.length,
    page: shift,
    root,
    onSort: (at) => {
      const column = columns[at - 1];
      if (column !== undefined) props.onSort(column);
    },
    onResize: (at, by) => {
      const column = columns[at - 1];
      if (column !== undefined) props.onWidth(column, clampWidth(column.width + by));
    },
    onOpenFormula: props.onOpenFormula,
    onOpenGroup: () => grid.activeRow !== undefined && props.onOpenGroup(grid.activeRow),
  });
  const pointer = usePointer({ grid, rows, columns, root, readOnly, movable });
  const onDoubleClick = (event: MouseEvent) => {
    // The grid holds the pointer, so the event does not say by itself which cell it is about.
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest(".dh-it-cell");
    if (cell === null || cell === undefined) return;
    if (grid.editing !== null) return;
    if (grid.activeColumn?.writable?.editor === "formula" && grid.activeRow?.kind === "indicator")
      props.onOpenFormula();
    else grid.beginEditing("edit");
  };
  const template = `${numberWidth}px ${columns.map((column) => `${column.width}px`).join(" ")}`;
  const width = numberWidth + columns.reduce((sum, column) => sum + column.width, 0);
  const frozen =
    numberWidth + columns.reduce((sum, each) => sum + (each.frozenAt === null ? 0 : each.width), 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into view, which table elements do not allow
    <div
      ref={root}
      role="grid"
      aria-label={t("table")}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={readOnly || undefined}
      className="dh-it-grid"
      style={{ scrollPaddingInlineStart: frozen, scrollPaddingBlockStart: rowHeight }}
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
      onKeyDown={onKeyDown}
      onDoubleClick={onDoubleClick}
      onCopy={(event) => take(event, grid, () => copy(event.clipboardData))}
      onCut={(event) =>
        take(event, grid, () => {
          copy(event.clipboardData);
          if (!readOnly) grid.clear();
        })
      }
      onPaste={(event) =>
        take(event, grid, () => {
          const { text, isInside } = pastedText(event.clipboardData);
          grid.paste(text);
          if (isInside) props.onNotice(t("pastedInside"));
        })
      }
      {...pointer.handlers}
    >
      <div
        className="dh-it-sheet"
        style={{ width, "--dh-it-template": template } as Record<string, string | number>}
      >
        <GridHead
          columns={columns}
          sort={sort}
          activeColumn={active.row < 0 ? active.column : null}
          onSort={props.onSort}
          onWidth={props.onWidth}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as the rows in it */}
        <div role="rowgroup" className="dh-it-body" style={{ height: rows.length * rowHeight }}>
          {drawn.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const isActive = index === active.row;
            const top = index * rowHeight;
            if (row.kind === "group")
              return (
                <GroupRow
                  key={row.key}
                  sum={row.sum}
                  index={index}
                  top={top}
                  columns={columns.length}
                  isActive={isActive}
                />
              );
            const isChosen = index >= bounds.top && index <= bounds.bottom;
            const writes = isActive && grid.isWritable(row, grid.activeColumn);
            return (
              <GridRow
                key={row.key}
                id={`${id}-${row.key}`}
                row={row}
                index={index}
                top={top}
                columns={columns}
                textOf={props.textOf}
                unread={sheet.unread}
                problems={(row.kind === "indicator" && problems.get(row.indicator.id)) || noProblems}
                locked={row.kind === "indicator" && lockedIds.has(row.indicator.id)}
                lockOf={grid.lockOf}
                readOnly={readOnly}
                movable={movable}
                chosen={isChosen ? pointer.steady(bounds.left, bounds.right) : null}
                handleAt={
                  !readOnly && index === bounds.bottom && row.kind === "indicator" ? bounds.right : null
                }
                activeColumn={isActive ? Math.max(active.column, 1) : null}
                input={writes ? inputOf(row) : null}
              />
            );
          })}
          {pointer.drop !== null && (
            <div className="dh-it-drop" style={{ top: pointer.drop * rowHeight - 1 }} />
          )}
        </div>
      </div>
    </div>
  );

  function inputOf(row: ViewRow) {
    const column = grid.activeColumn;
    if (column === undefined || column.writable === undefined || row.kind === "group") return null;
    const text = props.textOf(row, column);
    const label =
      row.kind === "blank"
        ? t("blankCell", { group: row.group.title })
        : t("cell", {
            column: column.title,
            title: row.indicator.title,
            value: text === "" ? t("empty") : text,
          });
    const kept = row.kind === "indicator" && sheet.unread.get(cellKey(row.indicator.id, column.writable.key));
    return (
      <CellInput
        key={column.key}
        grid={grid}
        form={form}
        column={column}
        label={kept ? `${label} — ${kept.message[locale]}` : label}
        invalid={Boolean(kept)}
      />
    );
  }
}

/** The clipboard is the table's while no cell is typed in. */
function take(event: { preventDefault(): void; readonly target: EventTarget }, grid: Grid, act: () => void) {
  if (grid.editing !== null) return;
  event.preventDefault();
  act();
}

/** Brings a place into sight, clear of the heading and the frozen columns. */
function reveal(grid: HTMLElement, place: { row: number; column: number }, columns: readonly TableColumn[]) {
  const top = place.row * rowHeight;
  if (place.row >= 0) {
    const room = grid.clientHeight - rowHeight * 2;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top > grid.scrollTop + room) grid.scrollTop = top - room;
  }
  const column = columns[place.column - 1];
  if (column === undefined || column.frozenAt !== null) return;
  const before = columns.slice(0, place.column - 1);
  const left = numberWidth + before.reduce((sum, each) => sum + each.width, 0);
  const frozen =
    numberWidth + before.reduce((sum, each) => sum + (each.frozenAt === null ? 0 : each.width), 0);
  if (left - frozen < grid.scrollLeft) grid.scrollLeft = left - frozen;
  else if (left + column.width > grid.scrollLeft + grid.clientWidth)
    grid.scrollLeft = left + column.width - grid.clientWidth;
}
