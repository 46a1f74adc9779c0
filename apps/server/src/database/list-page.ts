import type { DocumentName, DocumentOf, ListInput } from "@duheng/contracts";
import { allOf, type FilterOf, type MadeFilter } from "./filter.ts";
import { asFilterRefusal, type Listable, type Listed, listFilter, listSort } from "./list-input.ts";
import type { Repository } from "./repository.ts";

/**
 * One page of what a list's input asks for, of the documents `within` these bounds; 25 where the input says nothing.
 * Errors: `invalid-input` at what the list is not filtered or sorted by, or with a value of another kind.
 */
export async function listPage<Name extends DocumentName>(
  repository: Repository<Name>,
  listable: Listable,
  input: ListInput,
  {
    within,
    without = [],
  }: { readonly within: readonly FilterOf<Name>[]; readonly without?: readonly string[] },
): Promise<Listed<DocumentOf<Name>>> {
  const { filter, sort } = chosenIn(listable, input, within);
  const { page, perPage } = input.page ?? { page: 1, perPage: 25 };
  const range = { sort, skip: (page - 1) * perPage, limit: perPage, without };
  try {
    // A search looks at everything, mostly to find no more than a page; the last page says by itself how many there are.
    const found = input.filter?.q === undefined ? repository.count(filter) : undefined;
    const [data, counted] = await Promise.all([repository.find(filter, range), found]);
    const isLast = data.length < perPage && (data.length > 0 || page === 1);
    return { data, total: counted ?? (isLast ? range.skip + data.length : await repository.count(filter)) };
  } catch (thrown) {
    throw asFilterRefusal(thrown);
  }
}

/** What a list's input chooses within these bounds, and in which order. Errors: `invalid-input`. */
export function chosenIn<Name extends DocumentName>(
  listable: Listable,
  input: ListInput,
  within: readonly FilterOf<Name>[],
): { filter: MadeFilter; sort: Record<string, 1 | -1> } {
  return { filter: allOf([listFilter(listable, input), ...within]), sort: listSort(listable, input) };
}
