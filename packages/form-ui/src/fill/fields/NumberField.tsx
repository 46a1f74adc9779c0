import { useState } from "react";
import { parseNumber } from "../../shared/numbers.ts";
import { textOf } from "./TextField.tsx";
import { accessible, type WidgetProps } from "./widget.ts";

/**
 * A number as people type it. What is not a number (yet) is stored as it was typed, so that it is neither lost nor
 * taken for a number: the form's own check tells it.
 */
export function NumberField(props: WidgetProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && sameNumber(typed, props.value) ? typed : textOf(props.value);
  return (
    <input
      {...accessible(props)}
      className="dh-input dh-number"
      type="text"
      inputMode={allowsNegative(props) ? "text" : props.field.kind === "integer" ? "numeric" : "decimal"}
      autoComplete="off"
      value={shown}
      readOnly={props.readOnly}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        props.onChange(text.trim() === "" ? undefined : (parseNumber(text) ?? text));
      }}
      onBlur={() => {
        setTyped(null);
        props.onLeave();
      }}
    />
  );
}

/** `1.` and `1.50` are kept as typed while they mean the stored value. */
function sameNumber(typed: string, value: unknown): boolean {
  if (typed.trim() === "") return value === undefined || value === null;
  return (parseNumber(typed) ?? typed) === value;
}

function allowsNegative({ field }: WidgetProps): boolean {
  const low = field.bounds.minimum ?? field.bounds.exclusiveMinimum;
  return low === undefined || low < 0;
}
