import type { ChoicesOf } from "../ui/use-record-choices.ts";

/** Open units, by name. */
export const tenantChoices: ChoicesOf = {
  resource: "tenants",
  sort: { field: "name", order: "ASC" },
  filter: { state: "active" },
  nameOf: ({ name }) => String(name),
};
