import { sumExactly } from "@duheng/formula/numbers";
import { useMemo } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { cellKey } from "./cells/unread-cells.ts";
import type { Sheet } from "./editing/edit-cells.ts";
import type { Grid } from "./grid/use-grid.ts";
import type { Notice } from "./notice.ts";
import { tableMessages } from "./table-messages.ts";
import { type ProblemsById, problemsAt } from "./view/cell-problems.ts";
import { isSingle } from "./view/ranges.ts";
import type { TableColumn } from "./view/table-columns.ts";
import type { ViewRow } from "./view/view-rows.ts";

interface StatusBarProps {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly TableColumn[];
  readonly problems: ProblemsById;
  readonly notice: Notice | null;
  readonly onClose: () => void;
  readonly resultOf: (code: string) => number | null;
}

/** What the last act did, what is wrong in the active cell, and what the chosen numbers come to. */
export function StatusBar({
  grid,
  sheet,
  rows,
  columns,
  problems,
  notice,
  onClose,
  resultOf,
}: StatusBarProps) {
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const { bounds, range, activeRow, activeColumn } = grid;
  const chosen = useMemo(() => {
    const keys = columns.slice(Math.max(bounds.left, 1) - 1, bounds.right).map((column) => column.key);
    const lines = rows.slice(Math.max(bounds.top, 0), bounds.bottom + 1);
    const indicators = lines.flatMap((row) => (row.kind === "indicator" ? [row.indicator] : []));
    const numbers = indicators.flatMap(({ points, code }) => [
      ...(keys.includes("points") ? [points.kind === "fixed" ? points.full : points.max] : []),
      ...(keys.includes("result") ? [resultOf(code)] : []),
    ]);
    const known = numbers.filter((each) => each !== null);
    return { cells: keys.length * indicators.length, numbers: known };
  }, [rows, columns, bounds, resultOf]);
  const kept =
    activeRow?.kind === "indicator" && activeColumn?.writable !== undefined
      ? sheet.unread.get(cellKey(activeRow.indicator.id, activeColumn.writable.key))
      : undefined;
  const told =
    activeRow?.kind === "indicator" && activeColumn?.writable !== undefined
      ? problemsAt(problems.get(activeRow.indicator.id) ?? [], activeColumn.writable.attribute)
      : [];
  const sum = sumExactly(chosen.numbers);
  return (
    <div className="dh-it-status">
      <div role="status" className="dh-it-said">
        {notice !== null && (
          <span className="dh-it-notice">
            {notice.text}{" "}
            {notice.canUndo && (
              <button type="button" className="dh-link" onClick={() => undo(grid, onClose)}>
                {t("undo")}
              </button>
            )}
            <button type="button" className="dh-icon-button" aria-label={t("close")} onClick={onClose}>
              ×
            </button>
          </span>
        )}
        {kept !== undefined && (
          <span className="dh-error">{t("unreadMark", { message: kept.message[locale] })}</span>
        )}
        {told.map((problem) => (
          <span
            key={problem.code + problem.path}
            className={problem.severity === "error" ? "dh-error" : "dh-warning"}
          >
            {inLocale(problem.message, locale)}
          </span>
        ))}
      </div>
      {sheet.unread.size > 0 && (
        <span className="dh-warning">{t("unreadCount", { count: sheet.unread.size })}</span>
      )}
      {!isSingle(range) && (
        <span>
          {t("selection", { count: chosen.cells })}
          {chosen.numbers.length > 1 &&
            ` · ${t("selectionSum", { sum, average: Math.round((sum / chosen.numbers.length) * 100) / 100 })}`}
        </span>
      )}
      <span className="dh-quiet dh-it-help">{t("help")}</span>
    </div>
  );
}

/** The designer's undo, as by its key. */
function undo(grid: Grid, onClose: () => void) {
  onClose();
  grid.wantsFocus.current = true;
  document
    .querySelector(".dh-it")
    ?.dispatchEvent(
      new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }),
    );
}
