import type { FieldInfo } from "@duheng/form";
import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { chooseWidget } from "../fields/choose-widget.ts";
import { FieldProblems, useChange } from "../fields/Field.tsx";
import { NestedFields } from "../fields/NestedFields.tsx";
import { ShownValue } from "../fields/ShownValue.tsx";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useField } from "../use-field.ts";

export interface RowsProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly count: number;
  readonly labelledBy: string;
  /** null: rows cannot be removed. */
  readonly onRemove: ((row: number) => void) | null;
}

/** Rows as a table: one column per field. */
export function RowTable({ field, path, count, labelledBy, onRemove }: RowsProps) {
  const { idPrefix } = useFill();
  const t = useMessages(fillMessages);
  const id = inputId(idPrefix, path);
  const fields = field.fields ?? [];
  return (
    <div className="dh-table-scroll">
      <table className="dh-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {fields.map((each) => (
              <th key={each.key} id={`${id}-${each.key}-head`} scope="col" data-kind={each.kind}>
                {each.title}
                {each.required && onRemove !== null && each.computed === undefined && (
                  <span className="dh-required" aria-hidden="true">
                    *
                  </span>
                )}
                {each.description !== undefined && <div className="dh-quiet">{each.description}</div>}
              </th>
            ))}
            {onRemove !== null && (
              <th scope="col" className="dh-row-action">
                <span className="dh-sr">{t("rowsActions")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
            <tr key={row} data-row={row}>
              {fields.map((each) => (
                <Cell
                  key={each.key}
                  field={each}
                  path={pointerTo(pointerTo(path, row), each.key)}
                  labelledBy={`${id}-${each.key}-head`}
                  rowTitle={t("rowsTitle", { row: row + 1 })}
                />
              ))}
              {onRemove !== null && (
                <td className="dh-row-action">
                  <button
                    type="button"
                    className="dh-icon-button"
                    aria-label={t("rowsRemove", { row: row + 1 })}
                    title={t("rowsRemove", { row: row + 1 })}
                    onClick={() => onRemove(row)}
                  >
                    ×
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly labelledBy: string;
  readonly rowTitle: string;
}

const Cell = memo(function Cell({ field, path, labelledBy, rowTitle }: CellProps) {
  const { idPrefix, readOnly } = useFill();
  const now = useField(path);
  const change = useChange(path);
  const id = inputId(idPrefix, path);
  if (!now.visible) {
    return (
      <td className="dh-quiet" data-kind={field.kind}>
        —
      </td>
    );
  }
  const Widget = chooseWidget(field, undefined, true);
  const invalid = now.problems.some((problem) => problem.severity === "error");
  return (
    <td data-kind={field.kind} data-path={path} data-invalid={invalid || undefined}>
      <span className="dh-sr" id={`${id}-row`}>
        {rowTitle}
      </span>
      {field.computed !== undefined ? (
        <output
          className="dh-cell-computed"
          id={id}
          aria-labelledby={`${labelledBy} ${id}-row`}
          title={field.computed}
        >
          <ShownValue field={field} value={now.value} />
        </output>
      ) : Widget === null ? (
        <NestedFields field={field} path={path} labelledBy={labelledBy} />
      ) : (
        <Widget
          field={field}
          path={path}
          id={id}
          value={now.value}
          invalid={invalid}
          labelledBy={`${labelledBy} ${id}-row`}
          describedBy={now.problems.length > 0 ? `${id}-problems` : undefined}
          readOnly={readOnly}
          onChange={change.set}
          onLeave={change.leave}
        />
      )}
      <FieldProblems problems={now.problems} id={`${id}-problems`} />
    </td>
  );
});
