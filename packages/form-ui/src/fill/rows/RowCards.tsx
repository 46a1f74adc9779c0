import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { isWide } from "../fields/choose-widget.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import type { RowsProps } from "./RowTable.tsx";
import { RowTools } from "./RowTools.tsx";

/** Rows as cards, one below the other: for narrow screens, and for rows of many fields. */
export function RowCards({ field, path, count, first, last, labelledBy, actions }: RowsProps) {
  return (
    <ol className="dh-cards" aria-labelledby={labelledBy} start={first + 1}>
      {Array.from({ length: last - first }, (_, index) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
          key={first + index}
          field={field}
          path={path}
          row={first + index}
          isLast={first + index === count - 1}
          actions={actions}
        />
      ))}
    </ol>
  );
}

interface CardProps extends Pick<RowsProps, "field" | "path" | "actions"> {
  readonly row: number;
  readonly isLast: boolean;
}

const Card = memo(function Card({ field, path, row, isLast, actions }: CardProps) {
  const { idPrefix, Field } = useFill();
  const t = useMessages(fillMessages);
  const rowPath = pointerTo(path, row);
  const titleId = `${inputId(idPrefix, rowPath)}-title`;
  return (
    <li data-row={row} className="dh-card">
      <div className="dh-card-head">
        <span id={titleId}>{t("rowsTitle", { row: row + 1 })}</span>
        {actions !== null && <RowTools row={row} isLast={isLast} actions={actions} />}
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
});
