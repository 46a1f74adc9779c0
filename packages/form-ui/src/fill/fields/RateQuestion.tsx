import { useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { percentMeant } from "./rate.ts";
import type { WidgetProps } from "./widget.ts";

/** Asks whether 0.95 in a rate of 0 to 100 means 95; nothing is changed unless the person says so. */
export function RateQuestion({
  field,
  value,
  readOnly,
  onChange,
}: Pick<WidgetProps, "field" | "value" | "readOnly" | "onChange">) {
  const t = useMessages(fillMessages);
  const [kept, setKept] = useState<number>();
  const percent = percentMeant(field, value);
  if (percent === null || readOnly || typeof value !== "number" || value === kept) return null;
  return (
    <p className="dh-hints dh-warning" role="status">
      <span>{t("rateQuestion", { percent })}</span>
      <button type="button" className="dh-link" onClick={() => onChange(percent)}>
        {t("rateTake", { percent })}
      </button>
      <button type="button" className="dh-link" onClick={() => setKept(value)}>
        {t("rateKeep", { value })}
      </button>
    </p>
  );
}
