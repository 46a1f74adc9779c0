import type { ReactNode } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { useField } from "../use-field.ts";
import { SaidNote } from "./SaidNote.tsx";
import { textOf, textRules } from "./TextField.tsx";
import { UnseenNote } from "./UnseenNote.tsx";
import { type TextRules, useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

/** Several lines of text, growing with what is written; the length is told when it nears the limit. */
export function TextAreaField(props: WidgetProps) {
  const longest = props.field.bounds.maxLength;
  return (
    <LinesInput props={props} rules={textRules}>
      {longest !== undefined && !props.readOnly && <TextCount path={props.path} longest={longest} />}
    </LinesInput>
  );
}

interface LinesInputProps {
  readonly props: WidgetProps;
  readonly rules: TextRules;
  /** How much there is, told in the corner. */
  readonly children: ReactNode;
}

/** An input of several lines that keeps its own text. */
export function LinesInput({ props, rules, children }: LinesInputProps) {
  const { input, unseen, said } = useKeptText<HTMLTextAreaElement>(props, rules);
  return (
    <>
      <div className="dh-textarea">
        <textarea
          {...accessible(props)}
          {...input}
          className="dh-input"
          rows={3}
          dir="auto"
          readOnly={props.readOnly}
        />
        {children}
      </div>
      <UnseenNote unseen={unseen} />
      <SaidNote said={said} />
    </>
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
