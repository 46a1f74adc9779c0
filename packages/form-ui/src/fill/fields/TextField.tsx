import { accessible, type WidgetProps } from "./widget.ts";

const inputTypes: Record<string, string> = { email: "email", uri: "url" };

/** One line of text, e-mail address, web address. */
export function TextField(props: WidgetProps) {
  const { field, value } = props;
  const example = field.examples?.[0];
  return (
    <input
      {...accessible(props)}
      className="dh-input"
      type={inputTypes[field.kind] ?? "text"}
      inputMode={field.kind === "email" ? "email" : field.kind === "uri" ? "url" : undefined}
      autoComplete="off"
      value={textOf(value)}
      readOnly={props.readOnly}
      maxLength={field.bounds.maxLength}
      placeholder={typeof example === "string" ? example : undefined}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={props.onLeave}
    />
  );
}

/** What stands in a text input for a stored value. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
