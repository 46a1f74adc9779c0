import type { FieldBounds, FieldInfo } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { type Translate, useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { type FillMessage, fillMessages } from "../fill-messages.ts";
import { tellingBounds } from "./telling-bounds.ts";

/** What the field's author says about it, its bounds, and where its value comes from. */
export function FieldHints({ field, id }: { readonly field: FieldInfo; readonly id: string }) {
  const t = useMessages(fillMessages);
  const { typesData } = useFill();
  if (!hasHints(field, typesData)) return null;
  const isData = isOfData(field);
  const limited = field.item ?? field;
  const bounds = isNumeric(limited) && (typesData || !isData) ? boundsSentence(limited.bounds, t) : "";
  return (
    <div className="dh-hints" id={id}>
      {field.description !== undefined && <span>{field.description}</span>}
      {field.item !== undefined && <span>{t("itemsHint")}</span>}
      {bounds !== "" && <span>{bounds}</span>}
      {isData && typesData && <span>{t("fromDataset", { ...field.source })}</span>}
      {field.evidence !== undefined && (
        <span>
          {t(field.evidence.required ? "evidenceMust" : "evidence", {
            title: field.evidence.title || field.title,
          })}
        </span>
      )}
    </div>
  );
}

/** Whether there is anything to say. */
export function hasHints(field: FieldInfo, typesData: boolean): boolean {
  const { low, high } = tellingBounds(field.bounds);
  const isNumber = isNumeric(field) && (low !== undefined || high !== undefined);
  return (
    field.description !== undefined ||
    field.item !== undefined ||
    // Where a value of data is only read, its bounds tell nobody anything, and it says itself where it is from.
    (isOfData(field) ? typesData : isNumber) ||
    field.evidence !== undefined
  );
}

function isNumeric(field: FieldInfo): boolean {
  return field.kind === "number" || field.kind === "integer";
}

function boundsSentence(bounds: FieldBounds, t: Translate<FillMessage>): string {
  const { low, high } = tellingBounds(bounds);
  if (low !== undefined && high !== undefined) return t("bounds", { low, high });
  if (low !== undefined) return t("atLeast", { low });
  return high === undefined ? "" : t("atMost", { high });
}
