import type { FieldInfo } from "@duheng/form";
import { readAloud } from "@duheng/formula/reading";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";

/** How a value is worked out: in words first, names by their titles; the formula as its author wrote it is folded. */
export default function ComputedHow({ field, path }: { readonly field: FieldInfo; readonly path: string }) {
  const { prepared } = useFill();
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const node = prepared.formulaOf(path);
  const source = <code>{field.computed}</code>;
  if (node === null) return source;
  return (
    <>
      <p className="dh-how-words">{readAloud(node, locale)}</p>
      <details>
        <summary>{t("computedFormula")}</summary>
        {source}
      </details>
    </>
  );
}
