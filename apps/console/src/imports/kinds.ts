import type { ImportKind } from "@duheng/contracts";

/** The list of what a kind of import writes. */
export const listOf: Readonly<Record<ImportKind, string>> = {
  staff: "/staff",
  tenants: "/tenants",
  departments: "/departments",
  categories: "/staffCategories",
  accounts: "/users",
};

/** Kinds of which a blank cell may take something away. */
export const clearable: ReadonlySet<ImportKind> = new Set(["staff", "departments", "categories"]);

/** The kind that an address asks for; people where it names none. */
export function kindIn(search: URLSearchParams): ImportKind {
  const asked = search.get("kind");
  return Object.keys(listOf).find((kind): kind is ImportKind => kind === asked) ?? "staff";
}
