import { parseNumber } from "../../shared/numbers.ts";
import { RemovedNote } from "./RemovedNote.tsx";
import { textOf } from "./TextField.tsx";
import { type TextRules, useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

/**
 * A number as people type it. What is not a number (yet) is stored as it was typed, so that it is neither lost nor
 * taken for a number: the form's own check tells it.
 */
export function NumberField(props: WidgetProps) {
  const { input, removed } = useKeptText<HTMLInputElement>(props, numberRules);
  return (
    <>
      <input
        {...accessible(props)}
        {...input}
        className="dh-input dh-number"
        type="text"
        inputMode={allowsNegative(props) ? "text" : props.field.kind === "integer" ? "numeric" : "decimal"}
        autoComplete="off"
        readOnly={props.readOnly}
      />
      <RemovedNote removed={removed} />
    </>
  );
}

const numberRules: TextRules = {
  show: textOf,
  read: (text) => (text.trim() === "" ? undefined : (parseNumber(text) ?? text)),
};

function allowsNegative({ field }: WidgetProps): boolean {
  const low = field.bounds.minimum ?? field.bounds.exclusiveMinimum;
  return low === undefined || low < 0;
}
