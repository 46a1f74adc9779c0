import { isRecord, sameValue } from "@duheng/form-ui/fill";
import type { DraftValue, KeptDraft } from "./draft-store.ts";

/** A draft brought over what stands there now. */
export interface RestoredDraft<Value extends DraftValue> {
  readonly value: Value;
  /** Parts that were changed elsewhere too since the draft was typed; in `value` they are as typed here. */
  readonly contested: readonly string[];
}

/**
 * Puts what was typed over what stands there now, part by part: what was not touched follows what others saved since.
 * Undefined where nothing of it is left to restore. A part that is of another shape now (a later version of this
 * software) is not taken.
 */
export function restoreDraft<Value extends DraftValue>(
  { value: typed, base }: KeptDraft,
  now: Value,
): RestoredDraft<Value> | undefined {
  const changed = Object.keys(now).filter(
    (part) =>
      Object.hasOwn(typed, part) &&
      !sameValue(typed[part], base[part]) &&
      !sameValue(typed[part], now[part]) &&
      isAlike(typed[part], now[part]),
  );
  if (changed.length === 0) return undefined;
  return {
    value: { ...now, ...Object.fromEntries(changed.map((part) => [part, typed[part]])) },
    contested: changed.filter((part) => !sameValue(base[part], now[part])),
  };
}

/** What is blank may be filled with anything, and the other way round. */
function isAlike(left: unknown, right: unknown): boolean {
  return left === null || right === null || kindOf(left) === kindOf(right);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : isRecord(value) ? "record" : typeof value;
}
