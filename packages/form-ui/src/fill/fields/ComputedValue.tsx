import type { FieldInfo } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { ComputedText } from "./ComputedText.tsx";

interface ComputedValueProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly labelledBy: string;
}

/** A value that follows from others: read-only, with the formula it comes from. */
export function ComputedValue({ field, path, id, labelledBy }: ComputedValueProps) {
  const t = useMessages(fillMessages);
  return (
    <div className="dh-computed">
      <ComputedText
        field={field}
        path={path}
        id={id}
        className="dh-computed-value"
        labelledBy={labelledBy}
        waiting={t("computedWaiting")}
      />
      <details className="dh-how">
        <summary>{t("computedHow")}</summary>
        <code>{field.computed}</code>
      </details>
    </div>
  );
}
