import type { FormVersion } from "@duheng/contracts";
import { type PreparedForm, prepareForm } from "@duheng/form";

const prepared = new Map<string, PreparedForm>();

/** The form of a version ready to score, prepared once for each content. */
export function preparedForm({ hash, document, edition = 0 }: FormVersion): PreparedForm {
  const known = prepared.get(hash) ?? prepareForm(document, { edition });
  prepared.set(hash, known);
  return known;
}
