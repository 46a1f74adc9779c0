import { useRef } from "react";
import { useMessages } from "../../../shared/messages.ts";
import { tableMessages } from "../table-messages.ts";
import { clampWidth, type TableColumn } from "../view/table-columns.ts";
import type { Sort } from "../view/view-rows.ts";

interface GridHeadProps {
  readonly columns: readonly TableColumn[];
  readonly sort: Sort | null;
  readonly activeColumn: number | null;
  readonly onSort: (column: TableColumn) => void;
  readonly onWidth: (column: TableColumn, width: number) => void;
}

/** The heading: a click sorts, the edge of a column sets its width. */
export function GridHead({ columns, sort, activeColumn, onSort, onWidth }: GridHeadProps) {
  const t = useMessages(tableMessages);
  const drag = useRef<{ column: TableColumn; from: number } | null>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as all rows of the table
    <div role="rowgroup" className="dh-it-head">
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: as all rows of the table */}
      <div role="row" aria-rowindex={1} className="dh-it-heading">
        {/* biome-ignore lint/a11y/useFocusableInteractive: nothing to do there */}
        {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
        <div role="columnheader" aria-colindex={1} className="dh-it-number" data-column={0}>
          <span className="dh-sr">{t("rowHead")}</span>
          <span aria-hidden="true">#</span>
        </div>
        {columns.map((column, index) => {
          const sorted = sort?.column === column.key;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
            // biome-ignore lint/a11y/useSemanticElements: as its row
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : "none"}
              className="dh-it-title"
              data-column={index + 1}
              data-frozen={column.frozenAt !== null || undefined}
              style={column.frozenAt === null ? undefined : { left: column.frozenAt }}
            >
              <button
                type="button"
                tabIndex={activeColumn === index + 1 ? 0 : -1}
                title={`${column.title} — ${t("sortedBy")}`}
                onClick={() => onSort(column)}
              >
                <span>{column.title}</span>
                {sorted && <span aria-hidden="true">{sort.descending ? "▼" : "▲"}</span>}
              </button>
              <span
                className="dh-it-edge"
                title={t("resize")}
                aria-hidden="true"
                onPointerDown={(event) => {
                  event.preventDefault();
                  event.currentTarget.setPointerCapture(event.pointerId);
                  drag.current = { column, from: event.clientX };
                }}
                onPointerMove={(event) => {
                  if (drag.current === null) return;
                  onWidth(column, clampWidth(drag.current.column.width + event.clientX - drag.current.from));
                }}
                onPointerUp={() => {
                  drag.current = null;
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
