import { UnseenNote } from "./UnseenNote.tsx";
import { type TextRules, useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

const inputTypes: Record<string, string> = { email: "email", uri: "url" };

/** One line of text, e-mail address, web address. Longer text than allowed is kept and told, never cut off. */
export function TextField(props: WidgetProps) {
  const { field } = props;
  const { input, unseen } = useKeptText<HTMLInputElement>(props, textRules);
  const example = field.examples?.[0];
  return (
    <>
      <input
        {...accessible(props)}
        {...input}
        className="dh-input"
        type={inputTypes[field.kind] ?? "text"}
        autoComplete="off"
        dir="auto"
        readOnly={props.readOnly}
        placeholder={typeof example === "string" ? example : undefined}
      />
      <UnseenNote unseen={unseen} />
    </>
  );
}

/** What stands in a text input for a stored value. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A text is stored as it stands; an empty one is nothing. */
export const textRules: TextRules = {
  show: textOf,
  read: (text) => (text === "" ? undefined : text),
};
