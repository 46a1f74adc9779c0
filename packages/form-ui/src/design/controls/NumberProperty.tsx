import { useState } from "react";
import { parseNumber } from "../../shared/numbers.ts";
import { useDesign } from "../design-context.ts";
import { Property } from "./Property.tsx";

interface NumberPropertyProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: number | undefined;
  /** undefined: emptied. */
  readonly onChange: (value: number | undefined) => void;
  readonly readOnly?: boolean;
  /** An empty input is not passed on: the attribute must have a value. */
  readonly needed?: boolean;
}

/** A number that takes effect as it is typed, once it is one. */
export function NumberProperty({
  attribute,
  label,
  value,
  onChange,
  readOnly,
  needed = false,
}: NumberPropertyProps) {
  const { readOnly: all } = useDesign();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Property attribute={attribute} label={label}>
      {({ id, invalid, describedBy }) => (
        <input
          id={id}
          className="dh-input dh-number"
          inputMode="decimal"
          value={typed ?? (value === undefined ? "" : String(value))}
          readOnly={all || readOnly === true}
          aria-invalid={invalid || isWrong(typed, needed) || undefined}
          aria-describedby={describedBy}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            if (text.trim() === "") {
              if (!needed) onChange(undefined);
              return;
            }
            const number = parseNumber(text);
            if (number !== undefined) onChange(number);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Property>
  );
}

function isWrong(typed: string | null, needed: boolean): boolean {
  if (typed === null) return false;
  return typed.trim() === "" ? needed : parseNumber(typed) === undefined;
}
