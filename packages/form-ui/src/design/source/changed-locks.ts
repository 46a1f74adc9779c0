import type { Form } from "@duheng/contracts";
import { sameValue } from "../../shared/values.ts";

/** Titles of the locked indicators that are not in `after` as they were in `before`. */
export function changedLocks(before: Form, after: Form, lockedIds: ReadonlySet<string>): string[] {
  const kept = new Map(after.indicators.map((indicator) => [indicator.id, indicator]));
  return before.indicators
    .filter(({ id }) => lockedIds.has(id))
    .filter((indicator) => !sameValue(kept.get(indicator.id), indicator))
    .map(({ title }) => title);
}
