import type { FieldInfo } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { memo, useEffect, useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { RowsField } from "../rows/RowsField.tsx";
import { useField } from "../use-field.ts";
import { ComputedValue } from "./ComputedValue.tsx";
import { chooseWidget, hasOneInput, seesOf } from "./choose-widget.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { FieldHints, hasHints } from "./FieldHints.tsx";
import { FieldProblems } from "./FieldProblems.tsx";
import type { FieldProps } from "./field-props.ts";
import { NestedFields } from "./NestedFields.tsx";
import { SourcedValue } from "./SourcedValue.tsx";
import { StaleValue } from "./StaleValue.tsx";
import { useChange } from "./use-change.ts";

/** One field with its label, hints and problems; nothing at all while it is not asked for. */
export const Field = memo(function Field({ field, path, as, span, milestone }: FieldProps) {
  const { idPrefix, readOnly, ports, typesData } = useFill();
  const t = useMessages(fillMessages);
  const Widget = chooseWidget(field, as, false);
  const isRead = isOfData(field) && !typesData;
  const now = useField(path, seesOf(field, Widget));
  useAnnouncedVisibility(field, now.visible);
  const change = useChange(path);
  if (!now.visible) return null;

  const id = inputId(idPrefix, path);
  const labelId = `${id}-label`;
  // What data says: that it is not there yet stands in place of the value.
  const problems = isRead ? now.problems.filter(({ code }) => code !== "waiting-for-data") : now.problems;
  const described = [
    hasHints(field, typesData) ? `${id}-hints` : "",
    problems.length > 0 ? `${id}-problems` : "",
  ]
    .join(" ")
    .trim();
  const invalid = problems.some((problem) => problem.severity === "error");
  const label = (
    <>
      {field.title}
      {field.required && !readOnly && field.computed === undefined && !isOfData(field) && (
        <span className="dh-required" title={t("required")} aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  return (
    <div
      className="dh-field"
      data-span={span}
      data-kind={field.kind}
      data-sourced={isRead || undefined}
      data-conditional={field.visible !== undefined || undefined}
      data-path={path}
      data-invalid={invalid || undefined}
    >
      {Widget !== null && field.computed === undefined && !isRead && hasOneInput(field, Widget) ? (
        <label className="dh-label" id={labelId} htmlFor={id}>
          {label}
        </label>
      ) : (
        <span className="dh-label" id={labelId}>
          {label}
        </span>
      )}
      {field.computed !== undefined ? (
        <ComputedValue field={field} path={path} id={id} labelledBy={labelId} />
      ) : isRead ? (
        <SourcedValue field={field} path={path} id={id} labelledBy={labelId} />
      ) : field.kind === "rows" ? (
        <RowsField
          field={field}
          path={path}
          as={as}
          id={id}
          labelledBy={labelId}
          count={Array.isArray(now.value) ? now.value.length : 0}
          milestone={milestone}
        />
      ) : Widget === null ? (
        <NestedFields field={field} path={path} labelledBy={labelId} />
      ) : (
        <Widget
          field={field}
          path={path}
          id={id}
          value={now.value}
          invalid={invalid}
          labelledBy={labelId}
          describedBy={described === "" ? undefined : described}
          readOnly={readOnly}
          onChange={change.set}
          onLeave={change.leave}
        />
      )}
      {!isRead && <StaleValue field={field} value={now.value} />}
      <FieldHints field={field} id={`${id}-hints`} />
      {field.evidence !== undefined && ports.evidence !== undefined && (
        <EvidenceList
          path={path}
          id={id}
          labelledBy={labelId}
          describedBy={`${id}-hints`}
          port={ports.evidence}
        />
      )}
      <FieldProblems problems={problems} id={`${id}-problems`} />
    </div>
  );
});

function useAnnouncedVisibility(field: FieldInfo, visible: boolean) {
  const { announce } = useFill();
  const t = useMessages(fillMessages);
  const before = useRef(visible);
  useEffect(() => {
    if (before.current === visible) return;
    before.current = visible;
    announce(t(visible ? "appeared" : "disappeared", { title: field.title }));
  }, [visible, announce, t, field.title]);
}
