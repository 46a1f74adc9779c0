import { isRecord } from "@duheng/form-ui/fill";
import type { Contest } from "../drafts/merge-values.ts";
import { type ChoicesOf, useRecordChoices } from "../ui/use-record-choices.ts";

/** The units with which a form can be shared. */
export const units: ChoicesOf = {
  resource: "tenants",
  sort: { field: "name", order: "ASC" },
  nameOf: ({ name }) => String(name),
};

/** What the units are called about which two people say different things. */
export function useUnitNames(contests: readonly Contest[]): (id: string) => string {
  const named = contests.flatMap(({ mine, theirs }) => [mine, theirs].flatMap(idsIn));
  return useRecordChoices(units, [...new Set(named)]).nameOf;
}

function idsIn(audience: unknown): string[] {
  const ids = isRecord(audience) ? audience.tenantIds : undefined;
  return Array.isArray(ids) ? ids.map(String) : [];
}
