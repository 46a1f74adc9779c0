import type { DocumentName, DocumentOf, ListInput } from "@duheng/contracts";
import type { MadeFilter } from "../../database/filter.ts";
import type { ListableOf } from "../../database/list-input.ts";
import { chosenIn } from "../../database/list-page.ts";
import type { Caller } from "../../permissions/caller.ts";
import { bounds, type DocumentContract, viewOf } from "./contract.ts";

/** What a page of a list and the whole of it in a workbook have in common. */
export interface ListedContract<Name extends DocumentName, Left extends keyof DocumentOf<Name> = never>
  extends DocumentContract<Name>,
    ListableOf<Name> {
  /** What `list` neither reads nor tells, since it is large and no list shows it. */
  listsWithout?: readonly Left[];
  /** Refuses (`forbidden`) what this caller may not ask the list by. */
  refuse?: (input: ListInput, caller: Caller) => void;
  /** The view of a record of a list, read without what it leaves out; that of the whole record by default. */
  viewInList?: (document: DocumentOf<Name>, caller: Caller) => Promise<DocumentOf<Name>>;
}

/** The records that a list's input chooses among those that the caller may read, and their order. Errors: `invalid-input`. */
export function chosenBy<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  caller: Caller,
  input: ListInput,
): { filter: MadeFilter; sort: Record<string, 1 | -1> } {
  contract.refuse?.(input, caller);
  return chosenIn(contract, input, bounds(contract, caller, "read"));
}

/** Makes of a record of a list what the caller may see of it. */
export function listViewOf<Name extends DocumentName, Left extends keyof DocumentOf<Name>>({
  subject,
  repository,
  view,
  viewInList = view,
}: ListedContract<Name, Left>) {
  return viewOf({ subject, repository, ...(viewInList && { view: viewInList }) });
}
