import type { FieldInfo } from "@duheng/form";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { showValue } from "./ShownValue.tsx";
import { isStale } from "./stale-value.ts";

/** Shows what was entered earlier where the field can no longer show it itself, so that it is not lost unseen. */
export function StaleValue({ field, value }: { readonly field: FieldInfo; readonly value: unknown }) {
  const t = useMessages(fillMessages);
  const locale = useLocale();
  if (!isStale(field, value)) return null;
  return <p className="dh-note">{t("staleValue", { value: showValue(field, value, locale) })}</p>;
}
