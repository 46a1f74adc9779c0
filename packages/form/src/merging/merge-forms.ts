import type { Form } from "@duheng/contracts";
import { withMergedDatasets, withoutRemovedColumns } from "../datasets/kept-through-merge.ts";
import { sameJson } from "../json/equal.ts";
import { takeThreeApart } from "./by-meaning.ts";
import type { MergeChoices, MergeConflict } from "./conflict.ts";
import { conflictsOf } from "./conflicts-of.ts";
import { mergeParts } from "./merge-parts.ts";

/** Two sets of changes of one document, merged. */
export interface FormMerge {
  readonly base: Form;
  readonly mine: Form;
  readonly theirs: Form;
  /** A whole form, also while conflicts are open: each is settled as its `taken` says. */
  readonly merged: Form;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Three-way merge of two forms that came from `base`: part by part by stable id, attribute by attribute. What only
 * one side changed is taken; a name that one side changed is followed by the formulas of the other; where both changed
 * the same, or one took away what the other works with, a conflict says so and nothing is lost unseen: until a person
 * chooses, the own value counts and what was taken away stays.
 * @param choices sides already chosen, by the conflict's id
 */
export function mergeForms(base: Form, mine: Form, theirs: Form, choices: MergeChoices = {}): FormMerge {
  const plain = (merged: Form): FormMerge => ({ base, mine, theirs, merged, conflicts: [] });
  if (sameJson(base, theirs) || sameJson(mine, theirs)) return plain(mine);
  if (sameJson(base, mine)) return plain(theirs);
  const three = { base, mine, theirs };
  const found = mergeParts(takeThreeApart(withoutRemovedColumns(three)), choices);
  const merged = withMergedDatasets(found.form, three);
  return { ...three, merged, conflicts: conflictsOf(found, choices) };
}

/** The merged document with the conflicts settled as chosen, by their ids; those not chosen stay as they were taken. */
export function resolveConflicts({ base, mine, theirs }: FormMerge, choices: MergeChoices): Form {
  return mergeForms(base, mine, theirs, choices).merged;
}
