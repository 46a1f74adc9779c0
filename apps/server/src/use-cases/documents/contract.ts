import type { DocumentName, DocumentOf } from "@duheng/contracts";
import { allOf, byId, type FilterOf } from "../../database/filter.ts";
import type { Repository } from "../../database/repository.ts";
import { notFound } from "../../errors/app-error.ts";
import type { Action, Subject } from "../../permissions/abilities.ts";
import type { Caller } from "../../permissions/caller.ts";
import { conditionsOf } from "../../permissions/record-conditions.ts";
import { seenSealed } from "./sealed-view.ts";

/** What reading and writing one kind of document have in common. */
export interface DocumentContract<Name extends DocumentName> {
  /** The router's name, which is also what the ability is about. */
  subject: Subject;
  repository: Repository<Name>;
  /** Of a global collection: what of it is the caller's tenant's. Every read bears it. */
  within?: (caller: Caller) => FilterOf<Name>;
  /** A record as the caller may see it, where that is less than the whole. */
  view?: (document: DocumentOf<Name>, caller: Caller) => Promise<DocumentOf<Name>>;
}

/** Makes of a record what the caller may see: sealed values as masks, and without what the domain leaves out. */
export function viewOf<Name extends DocumentName>({
  subject,
  repository,
  view,
}: Pick<DocumentContract<Name>, "subject" | "repository" | "view">) {
  return async (document: DocumentOf<Name>, caller: Caller): Promise<DocumentOf<Name>> =>
    seenSealed(
      repository.name,
      subject,
      view === undefined ? document : await view(document, caller),
      caller,
    );
}

/** The record, when the caller may do this to it; a record that may not even be seen is not there. Errors: `not-found`. */
export async function allowed<Name extends DocumentName>(
  contract: Pick<DocumentContract<Name>, "repository" | "subject" | "within">,
  caller: Caller,
  action: Action,
  id: string,
): Promise<DocumentOf<Name>> {
  const found = await contract.repository.findOne(allOf([byId(id), ...bounds(contract, caller, action)]));
  if (!found) throw notFound();
  return found;
}

/** What the caller may do this to, as conditions. */
export function bounds<Name extends DocumentName>(
  { subject, within }: Pick<DocumentContract<Name>, "subject" | "within">,
  caller: Caller,
  action: Action,
): FilterOf<Name>[] {
  return [conditionsOf(caller.ability, action, subject), ...(within ? [within(caller)] : [])];
}
