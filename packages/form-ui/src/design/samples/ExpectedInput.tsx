import { useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { parseExpected } from "./parse-expected.ts";
import { sampleMessages } from "./sample-messages.ts";

interface ExpectedInputProps {
  readonly label: string;
  readonly value: number | null | undefined;
  /** Whether "no points" may be expected. */
  readonly allowBlank: boolean;
  readonly wrong: boolean;
  readonly onChange: (points: number | null | undefined) => void;
}

/** The points that must come out; they take effect as they are typed, once they are some. */
export function ExpectedInput({ label, value, allowBlank, wrong, onChange }: ExpectedInputProps) {
  const { readOnly } = useDesign();
  const t = useMessages(sampleMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && parseExpected(typed, allowBlank) === "unreadable";
  return (
    <input
      className="dh-input dh-number"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={unread || wrong || undefined}
      title={unread ? t("notNumber") : undefined}
      readOnly={readOnly}
      value={typed ?? (value === undefined ? "" : value === null ? t("blank") : String(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        const points = parseExpected(event.target.value, allowBlank);
        if (points !== "unreadable") onChange(points);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
