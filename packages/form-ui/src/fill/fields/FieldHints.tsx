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
  const limited = field.item ?? field;
  const bounds = isNumeric(limited) ? boundsSentence(limited.bounds, t) : "";
  return (
    <div className="dh-hints" id={id}>
      {field.description !== undefined && <span>{field.description}</span>}
      {field.item !== undefined && <span>{t("itemsHint")}</span>}
      {bounds !== "" && <span>{bounds}</span>}
      {isTyped(field, typesData) && <span>{t("fromDataset", { ...field.source })}</span>}
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
  return (
    field.description !== undefined ||
    field.item !== undefined ||
    (isNumeric(field) && (low !== undefined || high !== undefined)) ||
    isTyped(field, typesData) ||
    field.evidence !== undefined
  );
}

/** Whether a value of data is typed, to try the form out; otherwise the value itself says where it is from. */
function isTyped(field: FieldInfo, typesData: boolean): boolean {
  return typesData && isOfData(field);
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
