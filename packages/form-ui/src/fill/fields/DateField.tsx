import { readDate } from "@duheng/form/reading";
import { useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { textOf } from "./TextField.tsx";
import { UnseenNote } from "./UnseenNote.tsx";
import { type TextRules, useKeptText } from "./use-kept-text.ts";
import { accessible, type WidgetProps } from "./widget.ts";

/**
 * A calendar day: typed or pasted as people write days, or chosen in the browser's own calendar. What is no day is kept
 * as it was typed, for the form's own check to tell; the browser's date input alone would show and store nothing.
 */
export function DateField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  const { store } = useFill();
  const { input, unseen } = useKeptText<HTMLInputElement>(props, dateRules);
  const calendar = useRef<HTMLInputElement>(null);
  const open = () => {
    const picker = calendar.current;
    if (picker === null) return;
    // What is no day stays in the text; the calendar then begins at today.
    picker.value = textOf(store.get(props.path));
    picker.showPicker();
  };
  return (
    <>
      <span className="dh-day">
        <input
          {...accessible(props)}
          {...input}
          className="dh-input dh-date"
          type="text"
          autoComplete="off"
          placeholder={props.readOnly ? undefined : t("datePlaceholder")}
          readOnly={props.readOnly}
        />
        {!props.readOnly && (
          <>
            <button
              type="button"
              className="dh-icon-button"
              aria-label={t("dateChoose")}
              title={t("dateChoose")}
              aria-describedby={props.labelledBy}
              onClick={open}
            >
              <CalendarMark />
            </button>
            <input
              ref={calendar}
              className="dh-calendar"
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              onChange={(event) => {
                const day = event.target.value;
                props.onChange(day === "" ? undefined : day);
              }}
            />
          </>
        )}
      </span>
      <UnseenNote unseen={unseen} />
    </>
  );
}

const dateRules: TextRules = {
  show: textOf,
  read: (text) => (text.trim() === "" ? undefined : (readDate(text).value ?? text)),
};

function CalendarMark() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M2 3.5h12v10.5H2zM2 6.5h12M5 1.5v3.5M11 1.5v3.5" />
    </svg>
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
