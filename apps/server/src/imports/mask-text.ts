import { looksSealed, normalText } from "@duheng/imports";
import type { ImportKind } from "../import-kinds/import-kind.ts";

/** A text of a table as it is shown and kept in clear: what can hardly be anything but a sealed value is masked, whatever column it stands in. */
export function maskText({ definition, mask }: ImportKind, text: string): string {
  if (!looksSealed(definition, text)) return text;
  const bare = normalText(text).replaceAll(/[ -]/g, "");
  const sealed = definition.columns.find(({ isSealed, looksLike }) => isSealed && looksLike?.(bare));
  return sealed === undefined ? text : mask(sealed.field, text);
}
