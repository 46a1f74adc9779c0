import type { LayoutItem } from "@duheng/contracts";
import type { FieldInfo, FieldKind } from "@duheng/form";
import type { ComponentType } from "react";
import { type Sees, seesAll, seesLength, seesNothing } from "../use-field.ts";
import { BooleanField, ChoicesField, RadioField, SelectField } from "./ChoiceField.tsx";
import { DateField, DateTimeField } from "./DateField.tsx";
import { FileField } from "./FileField.tsx";
import { ListField } from "./ListField.tsx";
import { NumberField } from "./NumberField.tsx";
import { TextAreaField } from "./TextAreaField.tsx";
import { TextField } from "./TextField.tsx";
import type { WidgetProps } from "./widget.ts";

/** A text that may be longer than this is written in several lines. */
const longText = 200;
/** Up to so many short options are all shown at once. */
const radioOptions = 4;
const radioLetters = 32;

/** How a field is asked for: by the layout's word, else by what it is. Rows and objects are no widgets. */
export function chooseWidget(
  field: FieldInfo,
  as: LayoutItem["as"],
  compact: boolean,
): ComponentType<WidgetProps> | null {
  if (field.kind === "choice") {
    if (as === "radio" || as === "select") return as === "radio" ? RadioField : SelectField;
    return !compact && isShort(field) ? RadioField : SelectField;
  }
  if (field.kind === "text" && (as === "textarea" || (as !== "input" && isLong(field) && !compact)))
    return TextAreaField;
  return widgets[field.kind];
}

/** What the frame around a widget has to follow of the value: inputs that keep their own text, and computed text, need nothing. */
export function seesOf(field: FieldInfo, widget: ComponentType<WidgetProps> | null): Sees {
  if (field.computed !== undefined) return seesNothing;
  if (field.kind === "rows") return seesLength;
  return widget === null || keepingText.has(widget) ? seesNothing : seesAll;
}

const keepingText = new Set<ComponentType<WidgetProps>>([
  TextField,
  NumberField,
  DateField,
  TextAreaField,
  ListField,
]);

/** Whether the field wants the whole width of its section. */
export function isWide(field: FieldInfo, as: LayoutItem["as"]): boolean {
  return (
    field.kind === "rows" ||
    field.kind === "object" ||
    as === "textarea" ||
    (field.kind === "text" && as !== "input" && isLong(field))
  );
}

/** Whether a click on the label can simply focus the one input. */
export function hasOneInput(field: FieldInfo, widget: ComponentType<WidgetProps> | null): boolean {
  return widget !== null && widget !== RadioField && widget !== BooleanField && field.kind !== "choices";
}

function isLong(field: FieldInfo): boolean {
  return (field.bounds.maxLength ?? 0) > longText;
}

function isShort(field: FieldInfo): boolean {
  const options = field.options ?? [];
  const letters = options.reduce((sum, option) => sum + option.title.length, 0);
  return options.length <= radioOptions && letters <= radioLetters;
}

const widgets: Record<FieldKind, ComponentType<WidgetProps> | null> = {
  text: TextField,
  email: TextField,
  uri: TextField,
  date: DateField,
  "date-time": DateTimeField,
  file: FileField,
  number: NumberField,
  integer: NumberField,
  boolean: BooleanField,
  choice: SelectField,
  choices: ChoicesField,
  list: ListField,
  object: null,
  rows: null,
};
