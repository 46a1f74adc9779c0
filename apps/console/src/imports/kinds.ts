import type { ImportKind } from "@duheng/contracts";
import type { ImportRecord } from "./answers.ts";

/** The list of what a kind of import writes. */
export const listOf: Readonly<Record<ImportKind, string>> = {
  staff: "/staff",
  tenants: "/tenants",
  departments: "/departments",
  categories: "/staffCategories",
  accounts: "/users",
  datasets: "/datasets",
};

/** Kinds of which a blank cell may take something away. */
export const clearable: ReadonlySet<ImportKind> = new Set(["staff", "departments", "categories", "datasets"]);

/** The kind that an address asks for; people where it names none. */
export function kindIn(search: URLSearchParams): ImportKind {
  const asked = search.get("kind");
  return Object.keys(listOf).find((kind): kind is ImportKind => kind === asked) ?? "staff";
}

/** Where what an import writes is seen: of figures, its dataset. */
export function recordsOf({ kind, dataset }: Pick<ImportRecord, "kind" | "dataset">): string {
  return dataset === undefined ? listOf[kind] : `/datasets/${dataset.id}`;
}

/** Where another table of the same is brought. */
export function bringingOf(of: Pick<ImportRecord, "kind" | "dataset">): string {
  return of.dataset === undefined ? `/imports?kind=${of.kind}` : recordsOf(of);
}
