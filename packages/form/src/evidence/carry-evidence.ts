import type { Form } from "@duheng/contracts";
import type { FieldInfo, FileReference } from "../api.ts";
import { type FieldMatches, matchFields } from "../carrying/match-fields.ts";
import { readFields } from "../fields/read-fields.ts";
import { pointer, pointerParts } from "../json/pointer.ts";
import type { EvidenceMap } from "./merge-evidence.ts";

export interface CarriedEvidence {
  /** Beside the answers that `carryOver` gives. */
  readonly evidence: EvidenceMap;
  /** What was attached to fields that the later form does not have, or does not want evidence for. */
  readonly lost: readonly LostEvidence[];
}

export interface LostEvidence {
  /** JSON pointer into the earlier answers. */
  readonly path: string;
  readonly files: readonly FileReference[];
}

/**
 * Evidence of a running draft for a later version of its form: it goes where the field is that it was attached to,
 * just as `carryOver` matches fields, objects and rows as a whole included; rows in their order. Changes nothing that
 * is given, so it is also the dry run. Both forms must check.
 */
export function carryEvidence(evidence: EvidenceMap, fromForm: Form, toForm: Form): CarriedEvidence {
  const matches = matchFields(readFields(fromForm.fields), readFields(toForm.fields));
  const carried = new Map<string, readonly FileReference[]>();
  const lost: LostEvidence[] = [];
  for (const [path, files] of evidence) {
    const target = targetOf(matches, pointerParts(path), "");
    if (target?.field.evidence === undefined) lost.push({ path, files });
    else carried.set(target.path, [...(carried.get(target.path) ?? []), ...files]);
  }
  return { evidence: carried, lost };
}

/** Where the field at these steps of the earlier form is in the later one, and what it is there. */
function targetOf(
  matches: FieldMatches,
  steps: readonly string[],
  holder: string,
): { readonly path: string; readonly field: FieldInfo } | null {
  for (const { from, to, inner } of matches.pairs) {
    if (!from.steps.every((step, index) => step === steps[index])) continue;
    const path = pointer(holder, ...to.steps);
    const [row, ...rest] = steps.slice(from.steps.length);
    if (row === undefined) return { path, field: to.info };
    // An object's own pair comes before the pairs of what is in it.
    if (inner !== undefined) return targetOf(inner, rest, pointer(path, row));
  }
  return null;
}
