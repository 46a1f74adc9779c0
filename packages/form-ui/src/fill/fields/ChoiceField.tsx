import type { ChoiceOption } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { accessible, named, type WidgetProps } from "./widget.ts";

/** One of the listed values, chosen from a drop-down list. */
export function SelectField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  const options = useShownOptions(props.field.options ?? [], props.value);
  const chosen = options.findIndex((option) => option.value === props.value);
  return (
    <select
      {...accessible(props)}
      className="dh-input dh-select"
      value={chosen < 0 ? "" : String(chosen)}
      disabled={props.readOnly}
      onChange={(event) => props.onChange(options[Number.parseInt(event.target.value, 10)]?.value)}
      onBlur={props.onLeave}
    >
      <option value="">{t("choose")}</option>
      {options.map((option, index) => (
        <option key={String(option.value)} value={String(index)}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

/** One of a few listed values, all in sight. */
export function RadioField(props: WidgetProps) {
  return <Radios {...props} options={props.field.options ?? []} />;
}

/** Yes or no; unanswered is neither. */
export function BooleanField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  return (
    <Radios
      {...props}
      options={[
        { value: true, title: t("yes") },
        { value: false, title: t("no") },
      ]}
    />
  );
}

function Radios(props: WidgetProps & { readonly options: readonly ChoiceOption[] }) {
  const t = useMessages(fillMessages);
  const { field, value } = props;
  const options = useShownOptions(props.options, value);
  const answered = options.some((option) => option.value === value);
  return (
    <div
      className="dh-choices"
      role="radiogroup"
      {...named(props)}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      aria-required={field.required || undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave();
      }}
    >
      {options.map((option, index) => (
        <label key={String(option.value)} className="dh-choice">
          <input
            type="radio"
            id={index === 0 ? props.id : undefined}
            name={props.id}
            checked={option.value === value}
            disabled={props.readOnly && option.value !== value}
            onChange={() => {
              if (!props.readOnly) props.onChange(option.value);
            }}
          />
          <span>{option.title}</span>
        </label>
      ))}
      {answered && !field.required && !props.readOnly && (
        <button type="button" className="dh-link" onClick={() => props.onChange(undefined)}>
          {t("clear")}
        </button>
      )}
    </div>
  );
}

/** The options, and what is stored though it is none of them (any more): shown as such until another is chosen. */
function useShownOptions(options: readonly ChoiceOption[], value: unknown): readonly ChoiceOption[] {
  const t = useMessages(fillMessages);
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isPlain || value === "" || options.some((option) => option.value === value)) return options;
  return [...options, { value, title: t("notAnOption", { value: String(value) }) }];
}

/** Any of the listed values. */
export function ChoicesField(props: WidgetProps) {
  const options = props.field.options ?? [];
  const chosen = Array.isArray(props.value) ? props.value : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the group stands outside, with the other labels
    <div
      className="dh-choices"
      role="group"
      {...named(props)}
      aria-describedby={props.describedBy}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave();
      }}
    >
      {options.map((option, index) => (
        <label key={String(option.value)} className="dh-choice">
          <input
            type="checkbox"
            id={index === 0 ? props.id : undefined}
            checked={chosen.includes(option.value)}
            disabled={props.readOnly}
            onChange={(event) => {
              const next = options
                .map((each) => each.value)
                .filter((each) => (each === option.value ? event.target.checked : chosen.includes(each)));
              props.onChange(next.length === 0 ? undefined : next);
            }}
          />
          <span>{option.title}</span>
        </label>
      ))}
    </div>
  );
}
