import { type DocumentName, type DocumentOf, validators } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { allOf, byId } from "../database/filter.ts";
import type { Listable, Listed } from "../database/list-input.ts";
import { listPage } from "../database/list-page.ts";
import type { Action, Subject } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { allowed, bounds, type DocumentContract, viewOf } from "../use-cases/documents/contract.ts";
import type { Exported } from "../use-cases/documents/export-columns.ts";
import { exportList } from "../use-cases/documents/exported-lists.ts";
import { type ListedContract, listViewOf } from "../use-cases/documents/list-documents.ts";
import { revealUseCase } from "../use-cases/documents/reveal-document.ts";
import { type WriteContract, writeUseCases } from "../use-cases/documents/write-documents.ts";
import { mutation } from "./mutation.ts";
import { procedure } from "./procedure.ts";

export interface ReadContract<Name extends DocumentName, Left extends keyof DocumentOf<Name> = never>
  extends ListedContract<Name, Left> {
  /** Told of each record that is opened (by get and getMany, not by lists), when it is found. */
  opened?: (document: DocumentOf<Name>, caller: Caller) => void;
  /** The act of a grant under which somebody of another tenant may `get` a record that it names. */
  granted?: string;
  /** What the list tells as a workbook; without, it is none. */
  exported?: Exported<Name>;
}

/** The reading half of the list contract: spread it into a domain's router. */
export function readContract<Name extends DocumentName, Left extends keyof DocumentOf<Name> = never>(
  contract: ReadContract<Name, Left>,
) {
  const { subject, repository, listsWithout = [], opened, granted, exported } = contract;
  refuseSealed(contract);
  if (exported) exportList(contract, exported);
  const view = viewOf(contract);
  const listView = listViewOf(contract);
  const seen = (document: DocumentOf<Name>, ctx: Caller) => {
    opened?.(document, ctx);
    return view(document, ctx);
  };
  const ability: readonly [Action, Subject] = ["read", subject];
  return {
    list: procedure({ ability, input: validators.ListInput, list: listableOf(contract) }).query(
      async ({ input, ctx }): Promise<Listed<Omit<DocumentOf<Name>, Left>>> => {
        contract.refuse?.(input, ctx);
        const { data, total } = await listPage(repository, contract, input, {
          within: bounds(contract, ctx, "read"),
          without: listsWithout.map(String),
        });
        const viewed = await Promise.all(data.map((one) => listView(one, ctx)));
        return { data: viewed.map((one) => without(one, listsWithout)), total };
      },
    ),
    get: procedure({
      ability,
      input: validators.GetInput,
      ...(granted === undefined ? {} : { granted }),
    }).query(async ({ input, ctx }) => seen(await allowed(contract, ctx, "read", input.id), ctx)),
    getMany: procedure({ ability, input: validators.GetManyInput }).query(async ({ input, ctx }) => {
      const filter = allOf([byId({ $in: input.ids }), ...bounds(contract, ctx, "read")]);
      return Promise.all((await repository.find(filter)).map((one) => seen(one, ctx)));
    }),
  };
}

/**
 * The writing half: create, update, remove and removeMany, each audited, each optimistic by revision.
 * @public
 */
export function writeContract<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const { create, update, remove, removeMany } = writeUseCases(contract);
  return {
    create: mutation(create),
    update: mutation(update),
    remove: mutation(remove),
    removeMany: mutation(removeMany),
  };
}

/** Shows one sealed value of a record to who may reveal it: `reveal`. */
export function sealedContract<Name extends DocumentName>(
  contract: Pick<DocumentContract<Name>, "subject" | "repository">,
) {
  return { reveal: mutation(revealUseCase(contract)) };
}

/** The whole contract: list, get, getMany, create, update, remove. */
export function listContract<Name extends DocumentName, InputName extends DocumentName>(
  contract: ReadContract<Name> & WriteContract<Name, InputName>,
) {
  return { ...readContract(contract), ...writeContract(contract) };
}

/** What of a contract tells by what it lists. */
function listableOf({ search, filterable, conditions, sortable, defaultSort }: Listable): Listable {
  return {
    ...(search && { search }),
    ...(filterable && { filterable }),
    ...(conditions && { conditions }),
    ...(sortable && { sortable }),
    ...(defaultSort && { defaultSort }),
  };
}

/** Nobody finds out a sealed value by searching, filtering or sorting: they see the sealed text alone, and say so here. */
function refuseSealed<Name extends DocumentName>({
  repository,
  search = [],
  filterable = [],
  sortable = [],
  defaultSort = {},
}: Omit<ReadContract<Name>, "listsWithout" | "viewInList">): void {
  const sealed = sealedProperties(repository.name);
  const found = [...search, ...filterable, ...sortable, ...Object.keys(defaultSort)].find((field) =>
    Object.hasOwn(sealed, field),
  );
  if (found !== undefined) throw new Error(`${repository.name}: ${found} is sealed, so no list goes by it`);
}

function without<T extends object, Left extends keyof T>(
  document: T,
  fields: readonly Left[],
): Omit<T, Left> {
  const rest = { ...document };
  for (const field of fields) delete rest[field];
  return rest;
}
