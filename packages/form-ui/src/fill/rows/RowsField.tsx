import type { LayoutItem } from "@duheng/contracts";
import type { FieldInfo } from "@duheng/form";
import { useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useNarrow } from "../use-narrow.ts";
import { RowCards } from "./RowCards.tsx";
import { RowTable } from "./RowTable.tsx";

interface RowsFieldProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly as: LayoutItem["as"] | undefined;
  readonly id: string;
  readonly labelledBy: string;
}

/** More columns than these are unreadable as a table: cards then. */
const widestTable = 7;

/** Rows of the same fields: a table where there is room, cards on a phone; rows come and go. */
export function RowsField({ field, path, as, id, labelledBy }: RowsFieldProps) {
  const { store, readOnly, announce } = useFill();
  const t = useMessages(fillMessages);
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  const value = store.get(path);
  const count = Array.isArray(value) ? value.length : 0;
  const most = field.bounds.maxItems;
  const fields = field.fields ?? [];
  const asCards = narrow || as === "cards" || (as !== "table" && fields.length > widestTable);

  const add = () => {
    store.insertRow(path, count);
    setRemoved(null);
    announce(t("rowsAdded", { row: count + 1 }));
    afterDrawing(() => focusFirst(box.current?.querySelector(`[data-row="${count}"]`)));
  };
  const remove = (row: number) => {
    store.removeRow(path, row);
    setRemoved(row);
    announce(t("rowsRemoved", { row: row + 1 }));
    afterDrawing(() => box.current?.querySelector<HTMLElement>("[data-undo]")?.focus());
  };
  const undo = () => {
    store.undo();
    setRemoved(null);
    afterDrawing(() => focusFirst(box.current?.querySelector(`[data-row="${removed}"]`)));
  };

  const Rows = asCards ? RowCards : RowTable;
  return (
    <div className="dh-rows" ref={box}>
      {count === 0 ? (
        <p className="dh-rows-none">{t("rowsNone")}</p>
      ) : (
        <Rows
          field={field}
          path={path}
          count={count}
          labelledBy={labelledBy}
          onRemove={readOnly ? null : remove}
        />
      )}
      {!readOnly && (
        <div className="dh-rows-actions">
          <button
            type="button"
            id={id}
            className="dh-button"
            disabled={most !== undefined && count >= most}
            aria-describedby={labelledBy}
            onClick={add}
          >
            + {t("rowsAdd")}
          </button>
          {most !== undefined && count >= most && (
            <span className="dh-quiet">{t("rowsFull", { count: most })}</span>
          )}
          {removed !== null && (
            <span className="dh-quiet">
              {t("rowsRemoved", { row: removed + 1 })}{" "}
              <button type="button" className="dh-link" data-undo onClick={undo}>
                {t("undo")}
              </button>
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function afterDrawing(action: () => void) {
  requestAnimationFrame(action);
}

function focusFirst(box: Element | null | undefined) {
  box?.querySelector<HTMLElement>("input:not([hidden]), select, textarea, button")?.focus();
}
