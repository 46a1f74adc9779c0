import { type DocumentName, type DocumentOf, validatorOf, validators } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { changesBetween, named } from "../audit/changes.ts";
import { type Listable, listFilter, listSort } from "../database/list-input.ts";
import { conflict, type Draft, type Filter, idOf, type Repository } from "../database/repository.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { type Action, mayDo, type Subject } from "../identity/abilities.ts";
import { conditionsOf } from "../identity/record-conditions.ts";
import type { TenantContext } from "./context.ts";
import { type Input, procedure } from "./procedure.ts";
import { revealValue } from "./reveal-value.ts";
import { sealedInput, toldSealed, withoutNulls, withSealed } from "./sealed-input.ts";
import { seenInConflicts, seenSealed } from "./sealed-view.ts";
import { changedPaths, updateInput, withChanges } from "./update-input.ts";

export interface ReadContract<Name extends DocumentName, Left extends keyof DocumentOf<Name> = never>
  extends Listable {
  /** The router's name, which is also what the ability is about. */
  subject: Subject;
  repository: Repository<Name>;
  /** Of a global collection: what of it is the caller's tenant's. Every read bears it. */
  within?: (ctx: TenantContext) => Filter;
  /** A record as the caller may see it, where that is less than the whole. */
  view?: (document: DocumentOf<Name>, ctx: TenantContext) => Promise<DocumentOf<Name>>;
  /** Told of each record that is opened (by get and getMany, not by lists), when it is found. */
  opened?: (document: DocumentOf<Name>, ctx: TenantContext) => void;
  /** What `list` leaves out, since it is large and no list shows it. */
  listsWithout?: readonly Left[];
}

export interface WriteContract<Name extends DocumentName, InputName extends DocumentName>
  extends ReadContract<Name> {
  /** The title of the schema that create and update take (update: with id and revision beside). */
  input: InputName;
  /** Puts what people type right, and refuses in words what the schema cannot see in it. */
  read?: (input: DocumentOf<InputName>) => DocumentOf<InputName>;
  /** What a new document has besides its input. */
  defaults: (input: DocumentOf<InputName>, ctx: TenantContext) => Partial<Draft<DocumentOf<Name>>>;
  /** Refuses what the schema cannot see, such as a reference to a document that is not there; `before` an update. */
  check?: (document: DocumentOf<Name>, before?: DocumentOf<Name>) => Promise<void>;
  /** For the trail: what the documents are called that it refers to by id, by the attribute. */
  names?: (document: DocumentOf<Name>) => Promise<Readonly<Record<string, string | undefined>>>;
  /** Refuses to remove what is in use (`in-use`). */
  checkRemove?: (document: DocumentOf<Name>) => Promise<void>;
}

/** One page of a list; `total` counts all pages. */
export interface Listed<T> {
  data: T[];
  total: number;
}

/** The reading half of the list contract: spread it into a domain's router. */
export function readContract<Name extends DocumentName, Left extends keyof DocumentOf<Name> = never>(
  contract: ReadContract<Name, Left>,
) {
  const { subject, repository, listsWithout = [], opened } = contract;
  refuseSealed(contract);
  const view = viewOf(contract);
  const seen = (document: DocumentOf<Name>, ctx: TenantContext) => {
    opened?.(document, ctx);
    return view(document, ctx);
  };
  const ability: readonly [Action, Subject] = ["read", subject];
  return {
    list: procedure({ ability, input: validators.ListInput }).query(
      async ({ input, ctx }): Promise<Listed<Omit<DocumentOf<Name>, Left>>> => {
        const filter = { $and: [listFilter(contract, input), ...bounds(contract, ctx, "read")] };
        const { page, perPage } = input.page ?? { page: 1, perPage: 25 };
        const sort = listSort(contract, input);
        const [data, total] = await Promise.all([
          repository.find(filter, {
            sort,
            skip: (page - 1) * perPage,
            limit: perPage,
            // A view may need what the list leaves out.
            without: contract.view === undefined ? listsWithout.map(String) : [],
          }),
          repository.count(filter),
        ]);
        const viewed = await Promise.all(data.map((one) => view(one, ctx)));
        return { data: viewed.map((one) => without(one, listsWithout)), total };
      },
    ),
    get: procedure({ ability, input: validators.GetInput }).query(async ({ input, ctx }) =>
      seen(await allowed(contract, ctx, "read", input.id), ctx),
    ),
    getMany: procedure({ ability, input: validators.GetManyInput }).query(async ({ input, ctx }) => {
      const filter = { $and: [{ _id: { $in: input.ids } }, ...bounds(contract, ctx, "read")] };
      return Promise.all((await repository.find(filter)).map((one) => seen(one, ctx)));
    }),
  };
}

/**
 * The writing half: create, update and remove, each audited, each optimistic by revision.
 * @public
 */
export function writeContract<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const { subject, repository, defaults, read = (input) => input, check, names, checkRemove } = contract;
  const { name } = repository;
  const view = viewOf(contract);
  const seen = <T>(ctx: TenantContext, work: () => Promise<T>) =>
    seenInConflicts(work, (current) => view(current as DocumentOf<Name>, ctx));
  const createInput: Input<DocumentOf<InputName>> = validatorOf(contract.input);
  return {
    create: procedure({ ability: ["create", subject], input: createInput }).mutation(
      async ({ input, ctx }) => {
        const given = withoutNulls(name, read(sealedInput(name, input as DocumentOf<InputName>)));
        const draft: unknown = Object.assign({}, defaults(given, ctx), given);
        const created = await repository.insert(draft as Draft<DocumentOf<Name>>);
        await check?.(created);
        ctx.auditNote.target = { kind: subject, id: idOf(created) };
        return view(created, ctx);
      },
    ),
    update: procedure({
      ability: ["update", subject],
      input: updateInput<InputName>(contract.input),
    }).mutation(async ({ input, ctx }) => {
      const present = await allowed(contract, ctx, "update", input.id);
      await seen(ctx, async () => refuseStale(present, input.revision));
      const changes = read(sealedInput(name, input.changes, present));
      const changed = withSealed(name, withChanges(present, name, contract.input, changes), present, changes);
      const updated = await seen(ctx, () => repository.replace(atRevision(changed, input.revision)));
      await check?.(updated, present);
      ctx.auditNote.target = { kind: subject, id: input.id };
      const [before, after] = toldSealed(name, { present, changed, updated });
      ctx.auditNote.changes = changesBetween(
        Object.assign({}, before, await names?.(present)),
        Object.assign({}, after, await names?.(updated)),
      );
      ctx.auditNote.details = { changed: changedPaths(before, after) };
      return view(updated, ctx);
    }),
    remove: procedure({ ability: ["remove", subject], input: validators.RemoveInput }).mutation(
      async ({ input, ctx }) => {
        const present = await allowed(contract, ctx, "remove", input.id);
        await checkRemove?.(present);
        await seen(ctx, () => repository.remove(input.id, input.revision));
        ctx.auditNote.target = named({ kind: subject, id: input.id }, present);
        return { id: input.id };
      },
    ),
  };
}

/**
 * Shows one sealed value of a record to who may reveal it, and tells the trail: one entry for a person, record and value
 * within ten minutes.
 */
export function sealedContract<Name extends DocumentName>({
  subject,
  repository,
}: Pick<ReadContract<Name>, "subject" | "repository">) {
  return {
    reveal: procedure({
      ability: ["reveal", subject],
      input: validators.RevealInput,
      groupAudit: true,
    }).mutation(async ({ input, ctx }) => {
      const document = await repository.get(input.id);
      const record: object = Object(document);
      if (!mayDo(ctx.ability, "reveal", subject, record)) {
        throw mayDo(ctx.ability, "read", subject, record) ? new AppError("forbidden") : notFound();
      }
      const value = revealValue(repository.name, document, input.field);
      ctx.auditNote.target = named({ kind: subject, id: input.id }, document);
      ctx.auditNote.details = { field: input.field };
      return { value };
    }),
  };
}

/** The whole contract: list, get, getMany, create, update, remove. */
export function listContract<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  return { ...readContract(contract), ...writeContract(contract) };
}

/** Nobody finds out a sealed value by searching, filtering or sorting: they see the sealed text alone, and say so here. */
function refuseSealed<Name extends DocumentName>({
  repository,
  search = [],
  filterable = [],
  sortable = [],
  defaultSort = {},
}: Omit<ReadContract<Name>, "listsWithout">): void {
  const sealed = sealedProperties(repository.name);
  const found = [...search, ...filterable, ...sortable, ...Object.keys(defaultSort)].find((field) =>
    Object.hasOwn(sealed, field),
  );
  if (found !== undefined) throw new Error(`${repository.name}: ${found} is sealed, so no list goes by it`);
}

/** A record as the caller may see it: sealed values as masks, and what the domain leaves out. */
function viewOf<Name extends DocumentName>({
  subject,
  repository,
  view,
}: Pick<ReadContract<Name>, "subject" | "repository" | "view">) {
  return async (document: DocumentOf<Name>, ctx: TenantContext): Promise<DocumentOf<Name>> =>
    seenSealed(repository.name, subject, view === undefined ? document : await view(document, ctx), ctx);
}

/** The record, when the person may do this to it; a record that may not even be seen is not there. */
async function allowed<Name extends DocumentName>(
  contract: Pick<ReadContract<Name>, "repository" | "subject" | "within">,
  ctx: TenantContext,
  action: Action,
  id: string,
): Promise<DocumentOf<Name>> {
  const found = await contract.repository.findOne({ $and: [{ _id: id }, ...bounds(contract, ctx, action)] });
  if (!found) throw notFound();
  return found;
}

/** Before anything is said of the input: what an older page sends untouched, such as a mask, may not be right any more. */
function refuseStale(present: unknown, revision: number): void {
  if (Reflect.get(Object(present), "revision") !== revision) throw conflict(present);
}

function bounds<Name extends DocumentName>(
  { subject, within }: Pick<ReadContract<Name>, "subject" | "within">,
  ctx: TenantContext,
  action: Action,
): Filter[] {
  return [conditionsOf(ctx.ability, action, subject), ...(within ? [within(ctx)] : [])];
}

function without<T extends object, Left extends keyof T>(
  document: T,
  fields: readonly Left[],
): Omit<T, Left> {
  const rest = { ...document };
  for (const field of fields) delete rest[field];
  return rest;
}

function atRevision<T>(document: T, revision: number): T {
  return Object.assign({}, document, { revision });
}
