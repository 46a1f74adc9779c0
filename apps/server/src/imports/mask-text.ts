import { sealedColumnOf } from "@duheng/imports";
import type { ImportKind } from "../import-kinds/import-kind.ts";

/** A text of a table as it is shown and kept in clear: what can hardly be anything but a sealed value is masked, whatever column it stands in. */
export function maskText({ definition, mask }: ImportKind, text: string): string {
  const sealed = sealedColumnOf(definition, text);
  return sealed === undefined ? text : mask(sealed.field, text);
}
