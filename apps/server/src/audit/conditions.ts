import { type FilterOf, madeFilter, type PathOf } from "../database/filter.ts";
import { containing } from "../database/list-input.ts";
import type { StoredOf } from "../database/schema/stored.ts";

/** What the trail is searched by beside its own fields: who did it, to whom, from one day to another. */
export const auditConditions: Readonly<Record<string, (value: unknown) => Condition>> = {
  who: (value) => textIn("actor.name", value),
  whom: (value) => textIn("target.name", value),
  from: (value) => since(value, "$gte", 0),
  to: (value) => since(value, "$lt", 1),
};

type Condition = FilterOf<"AuditEntry"> | null;

function textIn(field: PathOf<StoredOf<"AuditEntry">>, value: unknown): Condition {
  if (typeof value !== "string" || value.length > 100) return null;
  return value.trim() === "" ? {} : madeFilter(containing(field, value.trim()));
}

/** Days are those of the tenant's clock; the last one is meant with all of its hours. */
function since(value: unknown, operator: "$gte" | "$lt", daysLater: number): Condition {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const day = new Date(`${value}T00:00:00+08:00`);
  if (Number.isNaN(day.getTime())) return null;
  day.setUTCDate(day.getUTCDate() + daysLater);
  return { at: { [operator]: day } };
}
