import type { FieldInfo } from "@duheng/form";

/** What every input gets. `labelledBy` and `describedBy` are element ids. */
export interface WidgetProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly value: unknown;
  readonly invalid: boolean;
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
    "aria-labelledby": props.labelledBy,
    "aria-describedby": props.describedBy,
    "aria-invalid": props.invalid || undefined,
    "aria-required": props.field.required || undefined,
  };
}
