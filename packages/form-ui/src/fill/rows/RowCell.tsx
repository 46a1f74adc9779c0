import type { FieldInfo } from "@duheng/form";
import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { ComputedText } from "../fields/ComputedText.tsx";
import { chooseWidget, seesOf } from "../fields/choose-widget.ts";
import { EvidenceList } from "../fields/EvidenceList.tsx";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { NestedFields } from "../fields/NestedFields.tsx";
import { StaleValue } from "../fields/StaleValue.tsx";
import { useChange } from "../fields/use-change.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useField } from "../use-field.ts";

interface RowCellProps {
  readonly field: FieldInfo;
  readonly path: string;
  /** Element id of the column's heading. */
  readonly headId: string;
  /** What the cell is called: its column and row. */
  readonly label: string;
}

/** One field of one row of a table. */
export const RowCell = memo(function RowCell({ field, path, headId, label }: RowCellProps) {
  const { idPrefix, readOnly, ports } = useFill();
  const Widget = chooseWidget(field, undefined, true);
  const now = useField(path, seesOf(field, Widget));
  const change = useChange(path);
  const t = useMessages(fillMessages);
  const id = inputId(idPrefix, path);
  if (!now.visible) {
    return (
      <td className="dh-quiet" data-kind={field.kind}>
        —
      </td>
    );
  }
  const invalid = now.problems.some((problem) => problem.severity === "error");
  return (
    <td data-kind={field.kind} data-path={path} data-invalid={invalid || undefined}>
      {field.computed !== undefined ? (
        <ComputedText
          field={field}
          path={path}
          id={id}
          className="dh-cell-computed"
          label={label}
          waiting={t("blank")}
        />
      ) : Widget === null ? (
        <NestedFields field={field} path={path} labelledBy={headId} />
      ) : (
        <Widget
          field={field}
          path={path}
          id={id}
          value={now.value}
          invalid={invalid}
          label={label}
          labelledBy={headId}
          describedBy={now.problems.length > 0 ? `${id}-problems` : undefined}
          readOnly={readOnly}
          onChange={change.set}
          onLeave={change.leave}
        />
      )}
      <StaleValue field={field} value={now.value} />
      {field.evidence !== undefined && ports.evidence !== undefined && (
        <>
          <span className="dh-sr" id={`${id}-cell`}>
            {label}
          </span>
          <EvidenceList
            path={path}
            id={id}
            labelledBy={`${id}-cell`}
            port={ports.evidence}
            inCell={field.evidence.title || t("evidenceAdd")}
          />
        </>
      )}
      <FieldProblems problems={now.problems} id={`${id}-problems`} />
    </td>
  );
});
