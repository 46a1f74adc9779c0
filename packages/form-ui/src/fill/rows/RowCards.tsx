import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { isWide } from "../fields/choose-widget.ts";
import { Field } from "../fields/Field.tsx";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import type { RowsProps } from "./RowTable.tsx";

/** Rows as cards, one below the other: for narrow screens, and for rows of many fields. */
export function RowCards({ field, path, count, labelledBy, onRemove }: RowsProps) {
  const { idPrefix } = useFill();
  const t = useMessages(fillMessages);
  return (
    <ol className="dh-cards" aria-labelledby={labelledBy}>
      {Array.from({ length: count }, (_, row) => {
        const rowPath = pointerTo(path, row);
        const titleId = `${inputId(idPrefix, rowPath)}-title`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
          <li key={row} data-row={row} className="dh-card">
            <div className="dh-card-head">
              <span id={titleId}>{t("rowsTitle", { row: row + 1 })}</span>
              {onRemove !== null && (
                <button
                  type="button"
                  className="dh-icon-button"
                  aria-label={t("rowsRemove", { row: row + 1 })}
                  onClick={() => onRemove(row)}
                >
                  ×
                </button>
              )}
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser */}
            <div className="dh-grid" role="group" aria-labelledby={titleId} data-columns={2}>
              {(field.fields ?? []).map((each) => (
                <Field
                  key={each.key}
                  field={each}
                  path={pointerTo(rowPath, each.key)}
                  span={isWide(each, undefined) ? 2 : 1}
                />
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
