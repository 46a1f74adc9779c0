import { textOf } from "./TextField.tsx";
import { accessible, type WidgetProps } from "./widget.ts";

/** A calendar day, by the browser's own picker. */
export function DateField(props: WidgetProps) {
  return (
    <input
      {...accessible(props)}
      className="dh-input dh-date"
      type="date"
      value={textOf(props.value)}
      readOnly={props.readOnly}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={props.onLeave}
    />
  );
}

/** A day and time; stored with the offset of the place where it is entered. */
export function DateTimeField(props: WidgetProps) {
  return (
    <input
      {...accessible(props)}
      className="dh-input dh-date"
      type="datetime-local"
      value={toLocalInput(props.value)}
      readOnly={props.readOnly}
      onChange={(event) => props.onChange(fromLocalInput(event.target.value))}
      onBlur={props.onLeave}
    />
  );
}

/** `2026-07-01T09:00` of the browser's input as an instant with offset. */
export function fromLocalInput(text: string): string | undefined {
  const date = new Date(text);
  if (text === "" || Number.isNaN(date.getTime())) return undefined;
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  return `${text.slice(0, 16)}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A stored instant as the browser's input takes it, in the local time zone. */
export function toLocalInput(value: unknown): string {
  if (typeof value !== "string") return "";
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
