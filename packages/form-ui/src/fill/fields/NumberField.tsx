import { readNumber, unitOf } from "@duheng/form/reading";
import { useCallback, useMemo, useState } from "react";
import { afterPointer } from "../../shared/after-pointer.ts";
import { useFill } from "../fill-context.ts";
import { RateQuestion } from "./RateQuestion.tsx";
import { isRate } from "./rate.ts";
import { SaidNote } from "./SaidNote.tsx";
import { textOf } from "./TextField.tsx";
import { UnseenNote } from "./UnseenNote.tsx";
import { type TextRules, useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

/**
 * A number as people type it, the field's unit after it or not. What is not a number (yet) is stored as it was typed,
 * so that it is neither lost nor taken for a number: the form's own check tells what it lacks.
 */
export function NumberField(props: WidgetProps) {
  const { title } = props.field;
  const rules = useMemo(() => numberRules(unitOf(title)), [title]);
  const left = useLeftValue(props);
  const { input, unseen, said } = useKeptText<HTMLInputElement>({ ...props, onLeave: left.leave }, rules);
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
      {isRate(props.field) && <RateQuestion {...props} left={left.value} />}
      <UnseenNote unseen={unseen} />
      <SaidNote said={said} />
    </>
  );
}

/** What stands in the field whenever the person leaves it; at first what was stored. */
function useLeftValue({ path, value, onLeave }: WidgetProps) {
  const { store } = useFill();
  const [left, setLeft] = useState(value);
  const leave = useCallback(() => {
    // A question that pushes down what is just being clicked would swallow the click.
    afterPointer(() => setLeft(store.get(path)));
    onLeave();
  }, [store, path, onLeave]);
  return { value: left, leave };
}

function numberRules(unit: string | undefined): TextRules {
  return {
    show: textOf,
    read: (text) => (text.trim() === "" ? undefined : (readNumber(text, unit).value ?? text)),
    say: (text) => readNumber(text, unit).said,
  };
}

function allowsNegative({ field }: WidgetProps): boolean {
  const low = field.bounds.minimum ?? field.bounds.exclusiveMinimum;
  return low === undefined || low < 0;
}
