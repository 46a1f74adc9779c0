import { readNumber } from "@duheng/form/reading";
import { TextField } from "@mui/material";
import { useState } from "react";

interface NumberFieldProps {
  /** Shown as label when `isLabelled`, else only told to those who do not see the table around it. */
  name: string;
  isLabelled?: boolean;
  value: number;
  min: number;
  max: number;
  isInteger?: boolean;
  isDisabled?: boolean;
  helperText?: string | undefined;
  onChange: (value: number) => void;
}

/** A number within bounds; only such numbers are reported, what else is typed stays visible and marked. */
export function NumberField(props: NumberFieldProps) {
  const {
    name,
    isLabelled = false,
    value,
    min,
    max,
    isInteger = false,
    isDisabled = false,
    helperText,
    onChange,
  } = props;
  const [text, setText] = useState(String(value));
  const [shown, setShown] = useState(value);
  const within = (typed: string) => {
    const { value: number } = readNumber(typed);
    const isFine =
      number !== undefined && number >= min && number <= max && (!isInteger || Number.isInteger(number));
    return isFine ? number : undefined;
  };
  // Another number than was typed: what was typed was taken back.
  if (shown !== value) {
    setShown(value);
    if (within(text) !== value) setText(String(value));
  }
  const isFine = within(text) !== undefined;
  return (
    <TextField
      {...(isLabelled ? { label: name } : {})}
      fullWidth
      disabled={isDisabled}
      value={text}
      error={!isFine}
      helperText={isFine ? helperText : `${min} – ${max}`}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        const number = within(next);
        if (number !== undefined) onChange(number);
      }}
      slotProps={{ htmlInput: { inputMode: "decimal", ...(isLabelled ? {} : { "aria-label": name }) } }}
    />
  );
}
