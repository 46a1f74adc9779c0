import { cleanTitle } from "@duheng/contracts";
import { useState } from "react";
import { useDesign } from "../design-context.ts";
import { Property } from "./Property.tsx";

interface TextPropertyProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Told when the input is left. */
  readonly onLeave?: () => void;
  readonly lines?: number;
  readonly hint?: string;
  readonly readOnly?: boolean;
  readonly wide?: boolean;
}

/** A text that takes effect as it is typed. On one line stands nothing that cannot be seen, however it was pasted. */
export function TextProperty({
  attribute,
  label,
  value,
  onChange,
  onLeave,
  lines = 1,
  hint,
  readOnly,
  wide = true,
}: TextPropertyProps) {
  const { readOnly: all } = useDesign();
  return (
    <Property attribute={attribute} label={label} hint={hint} wide={wide}>
      {({ id, invalid, describedBy }) => {
        const shared = {
          id,
          value,
          readOnly: all || readOnly === true,
          className: "dh-input",
          "aria-invalid": invalid || undefined,
          "aria-describedby": describedBy,
          onBlur: all || readOnly === true ? undefined : onLeave,
        };
        return lines > 1 ? (
          <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} onChange={(event) => onChange(cleanTitle(event.target.value))} />
        );
      }}
    </Property>
  );
}

interface NamePropertyProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: string;
  /** Takes the name when the input is left; returns whether it could be taken. */
  readonly onRename: (value: string) => boolean;
  /** What is said where it could not. */
  readonly rule: string;
  readonly readOnly?: boolean;
}

/** A name that others refer to: it takes effect when the input is left, so that half a name renames nothing. */
export function NameProperty({ attribute, label, value, onRename, rule, readOnly }: NamePropertyProps) {
  const { readOnly: all } = useDesign();
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const commit = () => {
    if (typed === null) return;
    const name = cleanTitle(typed);
    const accepted = name === value || onRename(name);
    setRefused(!accepted);
    if (accepted) setTyped(null);
  };
  return (
    <Property attribute={attribute} label={label} hint={refused ? rule : undefined}>
      {({ id, invalid, describedBy }) => (
        <input
          id={id}
          className="dh-input dh-mono"
          value={typed ?? value}
          readOnly={all || readOnly === true}
          aria-invalid={invalid || refused || undefined}
          aria-describedby={describedBy}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") {
              setTyped(null);
              setRefused(false);
            }
          }}
        />
      )}
    </Property>
  );
}
