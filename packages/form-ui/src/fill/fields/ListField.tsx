import { useMemo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { seesLength, useField } from "../use-field.ts";
import { listRules } from "./list-rules.ts";
import { LinesInput } from "./TextAreaField.tsx";
import { textRules } from "./TextField.tsx";
import type { WidgetProps } from "./widget.ts";

/** A list, an item a line: what is typed or pasted from a column of a spreadsheet; their number is told. */
export function ListField(props: WidgetProps) {
  const { field } = props;
  const rules = useMemo(() => (field.item === undefined ? textRules : listRules(field, field.item)), [field]);
  return (
    <LinesInput props={props} rules={rules}>
      {!props.readOnly && <ItemCount path={props.path} most={field.bounds.maxItems} />}
    </LinesInput>
  );
}

function ItemCount({ path, most }: { readonly path: string; readonly most: number | undefined }) {
  const t = useMessages(fillMessages);
  const { value } = useField(path, seesLength);
  const count = Array.isArray(value) ? value.length : 0;
  if (count === 0) return null;
  return (
    <span className="dh-count" data-items data-near={(most !== undefined && count > most) || undefined}>
      {most === undefined ? t("items", { count }) : t("itemsOf", { count, most })}
    </span>
  );
}
