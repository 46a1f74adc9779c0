import type { FieldInfo } from "@duheng/form";
import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { RowCell } from "./RowCell.tsx";
import { type RowActions, RowTools } from "./RowTools.tsx";

export interface RowsProps {
  readonly field: FieldInfo;
  readonly path: string;
  /** How many rows there are, and which of them are drawn: from `first` up to, not including, `last`. */
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly labelledBy: string;
  /** null: rows cannot be changed. */
  readonly actions: RowActions | null;
}

/** Rows as a table: one column per field. */
export function RowTable({ field, path, count, first, last, labelledBy, actions }: RowsProps) {
  const { idPrefix } = useFill();
  const t = useMessages(fillMessages);
  const id = inputId(idPrefix, path);
  return (
    <div className="dh-table-scroll">
      <table className="dh-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {(field.fields ?? []).map((each) => (
              <th key={each.key} id={`${id}-${each.key}-head`} scope="col" data-kind={each.kind}>
                {each.title}
                {each.required && actions !== null && each.computed === undefined && (
                  <span className="dh-required" aria-hidden="true">
                    *
                  </span>
                )}
                {each.description !== undefined && <div className="dh-quiet">{each.description}</div>}
              </th>
            ))}
            {actions !== null && (
              <th scope="col" className="dh-row-action">
                <span className="dh-sr">{t("rowsActions")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: last - first }, (_, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
              key={first + index}
              field={field}
              path={path}
              id={id}
              row={first + index}
              isLast={first + index === count - 1}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly row: number;
  readonly isLast: boolean;
  readonly actions: RowActions | null;
}

const Row = memo(function Row({ field, path, id, row, isLast, actions }: RowProps) {
  const t = useMessages(fillMessages);
  return (
    <tr data-row={row}>
      {(field.fields ?? []).map((each) => (
        <RowCell
          key={each.key}
          field={each}
          path={pointerTo(pointerTo(path, row), each.key)}
          headId={`${id}-${each.key}-head`}
          label={t("rowsCell", { title: each.title, row: row + 1 })}
        />
      ))}
      {actions !== null && (
        <td className="dh-row-action">
          <RowTools row={row} isLast={isLast} actions={actions} />
        </td>
      )}
    </tr>
  );
});
