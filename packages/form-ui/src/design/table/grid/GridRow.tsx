import { memo, type ReactNode } from "react";
import { LockMark } from "../../../shared/LockMark.tsx";
import { inLocale, useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import type { CellMessage } from "../cells/cell-message.ts";
import type { WritableKey } from "../cells/columns.ts";
import { cellKey, type UnreadCells } from "../cells/unread-cells.ts";
import { tableMessages } from "../table-messages.ts";
import { type IndicatorProblem, problemsAt } from "../view/cell-problems.ts";
import type { TableColumn } from "../view/table-columns.ts";
import type { ViewRow } from "../view/view-rows.ts";

export interface GridRowProps {
  readonly row: Extract<ViewRow, { kind: "indicator" | "blank" }>;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly columns: readonly TableColumn[];
  readonly textOf: (row: ViewRow, column: TableColumn) => string;
  readonly unread: UnreadCells;
  readonly problems: readonly IndicatorProblem[];
  readonly locked: boolean;
  /** Why a cell cannot be written in though others of its column can. */
  readonly lockOf: (row: ViewRow, column: TableColumn) => CellMessage | null;
  readonly readOnly: boolean;
  readonly movable: boolean;
  /** First and last chosen column, where cells of the row are chosen. */
  readonly chosen: { readonly left: number; readonly right: number } | null;
  /** The column at whose cell the handle for filling down stands. */
  readonly handleAt: number | null;
  readonly activeColumn: number | null;
  /** The input of the active cell. */
  readonly input: ReactNode;
  readonly id: string;
}

/** One line of the table: an indicator, or the empty line at the end of a group. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, columns, locked, readOnly, movable, chosen, id } = props;
  const t = useMessages(tableMessages);
  const isIndicator = row.kind === "indicator";
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into view, which table elements do not allow
    <div
      role="row"
      aria-rowindex={index + 2}
      className="dh-it-row"
      data-row={index}
      data-kind={row.kind}
      data-locked={locked || undefined}
      style={{ top }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: chosen by pointer; keys choose whole rows from any cell */}
      {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
      <div role="rowheader" aria-colindex={1} className="dh-it-number" data-column={0} id={`${id}-n`}>
        {isIndicator && !readOnly && movable && !locked && (
          <span className="dh-it-grip" data-grip title={t("grip")} aria-hidden="true">
            ⠿
          </span>
        )}
        {locked && <LockMark label={t("locked")} />}
        <span>{isIndicator ? row.number : "＋"}</span>
      </div>
      {columns.map((column, at) => (
        <Cell
          key={column.key}
          {...props}
          column={column}
          at={at + 1}
          isChosen={chosen !== null && at + 1 >= chosen.left && at + 1 <= chosen.right}
        />
      ))}
    </div>
  );
});

interface CellProps extends GridRowProps {
  readonly column: TableColumn;
  readonly at: number;
  readonly isChosen: boolean;
}

function Cell(props: CellProps) {
  const { row, column, at, isChosen, textOf, unread, locked, readOnly, activeColumn, input, handleAt, id } =
    props;
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const isIndicator = row.kind === "indicator";
  const key = column.writable?.key;
  const kept = isIndicator && key !== undefined ? unread.get(cellKey(row.indicator.id, key)) : undefined;
  const told =
    isIndicator && column.writable !== undefined ? problemsAt(props.problems, column.writable.attribute) : [];
  const isActive = activeColumn === at;
  const hasInput = isActive && input !== null;
  const lock = readOnly ? null : props.lockOf(row, column);
  const blank = at !== 1 ? "" : t(lock === null ? "blankHint" : "blankLocked");
  const text = row.kind === "blank" ? blank : textOf(row, column);
  const remark =
    kept === undefined
      ? [
          ...told.map((problem) => inLocale(problem.message, locale)),
          ...(lock === null ? [] : [lock[locale]]),
        ].join(" ")
      : t("unreadMark", { message: kept.message[locale] });
  const isError = kept !== undefined || told.some((problem) => problem.severity === "error");
  return (
    // biome-ignore lint/a11y/useSemanticElements: as its row
    <div
      role="gridcell"
      aria-colindex={at + 1}
      aria-selected={isChosen}
      aria-readonly={readOnly || locked || lock !== null || column.writable === undefined || undefined}
      {...(isError ? { "aria-invalid": true } : {})}
      className="dh-it-cell"
      data-column={at}
      data-key={column.key}
      data-frozen={column.frozenAt !== null || undefined}
      data-numeric={isNumeric(key, column) || undefined}
      data-mark={kept !== undefined ? "unread" : isError ? "error" : told.length > 0 ? "warning" : undefined}
      data-locked={(lock !== null && !locked) || undefined}
      data-active={isActive || undefined}
      style={column.frozenAt === null ? undefined : { left: column.frozenAt }}
      tabIndex={isActive && !hasInput ? 0 : undefined}
      {...(remark === "" ? {} : { title: remark })}
    >
      <span className="dh-it-text" {...(remark === "" ? { title: text } : {})}>
        {text}
      </span>
      {remark !== "" && (
        <span className="dh-sr" id={`${id}-${at}-said`}>
          {remark}
        </span>
      )}
      {hasInput && input}
      {handleAt === at && (
        <span className="dh-it-handle" data-fill title={t("fillHandle")} aria-hidden="true" />
      )}
    </div>
  );
}

function isNumeric(key: WritableKey | undefined, column: TableColumn): boolean {
  return key === "points" || column.key === "result";
}
