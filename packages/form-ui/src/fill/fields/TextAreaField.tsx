import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { useField } from "../use-field.ts";
import { textOf, textRules } from "./TextField.tsx";
import { UnseenNote } from "./UnseenNote.tsx";
import { useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

/** Several lines of text, growing with what is written; the length is told when it nears the limit. */
export function TextAreaField(props: WidgetProps) {
  const { input, unseen } = useKeptText<HTMLTextAreaElement>(props, textRules);
  const longest = props.field.bounds.maxLength;
  return (
    <div className="dh-textarea">
      <textarea
        {...accessible(props)}
        {...input}
        className="dh-input"
        rows={3}
        dir="auto"
        readOnly={props.readOnly}
      />
      {longest !== undefined && !props.readOnly && <TextCount path={props.path} longest={longest} />}
      <UnseenNote unseen={unseen} />
    </div>
  );
}

/** Characters as the form counts them: those outside the basic plane are one each. */
function TextCount({ path, longest }: { readonly path: string; readonly longest: number }) {
  const t = useMessages(fillMessages);
  const count = [...textOf(useField(path).value)].length;
  return (
    <span className="dh-count" data-near={count > longest * 0.9 || undefined}>
      {t("typed", { count, longest })}
    </span>
  );
}
