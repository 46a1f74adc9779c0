import { useCallback, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { useField } from "../use-field.ts";
import { percentMeant } from "./rate.ts";
import type { WidgetProps } from "./widget.ts";

interface RateQuestionProps extends Pick<WidgetProps, "field" | "path" | "readOnly" | "onChange"> {
  /** The value that stood there when the person left the input: what is still being typed is not asked about. */
  readonly left: unknown;
}

/** Asks whether 0.95 in a rate of 0 to 100 means 95; nothing is changed unless the person says so. */
export function RateQuestion({ field, path, left, readOnly, onChange }: RateQuestionProps) {
  const t = useMessages(fillMessages);
  const [kept, setKept] = useState<number>();
  const { value } = useField(
    path,
    useCallback((value: unknown) => percentMeant(field, value), [field]),
  );
  const percent = percentMeant(field, value);
  if (percent === null || readOnly || typeof value !== "number" || value !== left || value === kept)
    return null;
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
