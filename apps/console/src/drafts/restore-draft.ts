import { isRecord, sameValue } from "@duheng/form-ui/fill";
import type { DraftValue, KeptDraft } from "./draft-store.ts";
import {
  type Contest,
  type MergedValues,
  type MergeOptions,
  mergeValues,
  mergeWhole,
  type ThreeValues,
} from "./merge-values.ts";

/** A draft brought over what stands there now. */
export interface RestoredDraft<Value extends DraftValue> {
  readonly value: Value;
  /** What `value` is a change of; what was changed elsewhere too is here as it was before both. */
  readonly base: DraftValue;
  /** What was changed elsewhere too since the draft was typed; in `value` it is as typed here until a person chooses. */
  readonly contests: readonly Contest[];
}

export interface RestoreOptions extends MergeOptions {
  /** Parts that have a merge of their own, such as a form. */
  readonly parts?: Readonly<Record<string, (three: ThreeValues) => MergedValues>> | undefined;
  /** Parts that are one thing, whatever is in them. */
  readonly whole?: readonly string[] | undefined;
}

/**
 * Puts what was typed over what stands there now: only what the person changed, name by name and row by row; all else
 * follows what others saved since. Undefined where nothing of it is left to restore. A part that is of another shape now
 * (a later version of this software) is not taken.
 */
export function restoreDraft<Value extends DraftValue>(
  { value: typed, base: before }: Pick<KeptDraft, "value" | "base">,
  now: Value,
  { parts = {}, whole = [], ...options }: RestoreOptions = {},
): RestoredDraft<Value> | undefined {
  const value: Record<string, unknown> = {};
  const base: Record<string, unknown> = {};
  const contests: Contest[] = [];
  for (const [part, theirs] of Object.entries(now)) {
    const three = { base: before[part], mine: typed[part], theirs };
    if (!Object.hasOwn(typed, part) || !isAlike(three.mine, theirs) || sameValue(three.base, three.mine))
      continue;
    const merge = whole.includes(part) ? mergeWhole : mergeValues;
    const merged = parts[part]?.(three) ?? merge(three, options, [part]);
    value[part] = merged.value;
    base[part] = merged.base;
    contests.push(...merged.contests);
  }
  const restored = { ...now, ...value };
  if (contests.length === 0 && sameValue(restored, now)) return undefined;
  return { value: restored, base: { ...now, ...base }, contests };
}

/** What is blank may be filled with anything, and the other way round. */
function isAlike(left: unknown, right: unknown): boolean {
  return left === null || right === null || kindOf(left) === kindOf(right);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : isRecord(value) ? "record" : typeof value;
}
