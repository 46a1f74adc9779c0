import type { FieldInfo } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { isBlank } from "./is-blank.ts";
import { ShownValue } from "./ShownValue.tsx";

interface ComputedValueProps {
  readonly field: FieldInfo;
  readonly value: unknown;
  readonly id: string;
  readonly labelledBy: string;
}

/** A value that follows from others: read-only, with the formula it comes from. */
export function ComputedValue({ field, value, id, labelledBy }: ComputedValueProps) {
  const t = useMessages(fillMessages);
  return (
    <div className="dh-computed">
      <output
        className="dh-computed-value"
        id={id}
        aria-labelledby={labelledBy}
        data-blank={isBlank(value) || undefined}
      >
        {isBlank(value) ? t("computedWaiting") : <ShownValue field={field} value={value} />}
      </output>
      <details className="dh-how">
        <summary>{t("computedHow")}</summary>
        <code>{field.computed}</code>
      </details>
    </div>
  );
}
