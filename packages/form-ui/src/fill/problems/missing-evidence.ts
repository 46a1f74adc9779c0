import type { Problem } from "@duheng/contracts";
import type { FieldInfo, FillStore, PreparedForm } from "@duheng/form";
import { pointerTo } from "../../shared/pointers.ts";
import { isBlank } from "../fields/is-blank.ts";
import type { EvidencePort } from "../ports.ts";

/**
 * Fields that have been filled in but lack the evidence that they require, as problems at their places. What is blank
 * or hidden needs no evidence.
 */
export function missingEvidence(prepared: PreparedForm, store: FillStore, port: EvidencePort): Problem[] {
  const missing = (fields: readonly FieldInfo[], holder: string): Problem[] =>
    fields.flatMap((field) => {
      const path = pointerTo(holder, field.key);
      const value = store.get(path);
      if (isBlank(value) || !store.isVisible(path)) return [];
      const lacks = field.evidence?.required === true && port.files(path).length === 0;
      const own = lacks ? [problemAt(path, field.evidence?.title || field.title)] : [];
      const inner = field.fields ?? [];
      if (field.kind === "object") return [...own, ...missing(inner, path)];
      if (field.kind !== "rows" || !Array.isArray(value)) return own;
      return [...own, ...value.flatMap((_, row) => missing(inner, pointerTo(path, row)))];
    });
  return missing(prepared.fields, "");
}

function problemAt(path: string, title: string): Problem {
  return {
    code: "evidence-missing",
    path,
    severity: "error",
    message: { zh: `还没有附上“${title}”`, en: `“${title}” is still to be attached` },
  };
}
