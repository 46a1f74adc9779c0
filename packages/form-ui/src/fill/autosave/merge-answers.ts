import type { Answers } from "@duheng/contracts";
import { sameValue } from "../../shared/values.ts";

/** Answers from two places made one, field by field. */
export interface MergedAnswers {
  /** All fields; where both changed the same one differently, mine. */
  readonly answers: Answers;
  /** Keys of the fields that both changed, differently. */
  readonly conflicts: readonly string[];
}

/**
 * The three-way merge of filled answers, by top-level fields (a table counts as one): what only one side changed
 * since `base` is taken from that side. A field that is absent counts as a value of its own, so a blanking is kept.
 */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): MergedAnswers {
  const merged: [string, Answers[string]][] = [];
  const conflicts: string[] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const isTheirs = sameValue(mine[key], base[key]);
    if (!isTheirs && !sameValue(theirs[key], base[key]) && !sameValue(mine[key], theirs[key]))
      conflicts.push(key);
    const chosen = isTheirs ? theirs : mine;
    const value = chosen[key];
    if (Object.hasOwn(chosen, key) && value !== undefined) merged.push([key, value]);
  }
  return { answers: Object.fromEntries(merged), conflicts };
}
