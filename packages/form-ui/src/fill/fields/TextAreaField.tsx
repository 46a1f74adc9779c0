import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { textOf } from "./TextField.tsx";
import { accessible, type WidgetProps } from "./widget.ts";

/** Several lines of text, growing with what is written; the length is told when it nears the limit. */
export function TextAreaField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  const text = textOf(props.value);
  const longest = props.field.bounds.maxLength;
  return (
    <div className="dh-textarea">
      <textarea
        {...accessible(props)}
        className="dh-input"
        rows={3}
        value={text}
        readOnly={props.readOnly}
        maxLength={longest}
        onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
        onBlur={props.onLeave}
      />
      {longest !== undefined && !props.readOnly && (
        <span className="dh-count" data-near={text.length > longest * 0.9 || undefined}>
          {t("typed", { count: text.length, longest })}
        </span>
      )}
    </div>
  );
}
