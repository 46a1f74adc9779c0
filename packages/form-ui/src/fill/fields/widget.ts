import type { FieldInfo } from "@duheng/form";

/** What every input gets. `labelledBy` and `describedBy` are element ids; `label`, where given, names it instead. */
export interface WidgetProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly label?: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly readOnly: boolean;
  /** Stores the new value; undefined clears. */
  readonly onChange: (value: unknown) => void;
  /** The person has left the input. */
  readonly onLeave: () => void;
}

/** The attributes by which a form control is understood by assistive technology. */
export function accessible(props: WidgetProps) {
  return {
    id: props.id,
    ...named(props),
    "aria-describedby": props.describedBy,
    "aria-invalid": props.invalid || undefined,
    "aria-required": props.field.required || undefined,
  };
}

/** The attributes that give a control or group its name. */
export function named({ label, labelledBy }: WidgetProps) {
  return label === undefined ? { "aria-labelledby": labelledBy } : { "aria-label": label };
}
