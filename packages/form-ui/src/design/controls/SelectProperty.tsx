import { useDesign } from "../design-context.ts";
import { Property } from "./Property.tsx";

interface SelectPropertyProps<Value extends string> {
  readonly attribute: string;
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  /** What stands for "none"; absent: one of the options must be chosen. */
  readonly none?: string;
  readonly onChange: (value: Value | undefined) => void;
  readonly readOnly?: boolean;
}

/** One of a few values. */
export function SelectProperty<Value extends string>(props: SelectPropertyProps<Value>) {
  const { readOnly: all } = useDesign();
  const { attribute, label, value, options, none, onChange, readOnly } = props;
  return (
    <Property attribute={attribute} label={label}>
      {({ id, invalid, describedBy }) => (
        <select
          id={id}
          className="dh-input dh-select"
          value={value ?? ""}
          disabled={all || readOnly === true}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
        >
          {(none !== undefined || value === undefined) && <option value="">{none ?? ""}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Property>
  );
}

interface CheckPropertyProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly readOnly?: boolean;
}

/** Yes or no. */
export function CheckProperty({ attribute, label, value, onChange, readOnly }: CheckPropertyProps) {
  const { readOnly: all } = useDesign();
  return (
    <div className="dh-property dh-check" data-attribute={attribute}>
      <label className="dh-choice">
        <input
          type="checkbox"
          checked={value}
          disabled={all || readOnly === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
