import { type DocumentName, type DocumentOf, validatorOf, validators } from "@duheng/contracts";
import { changesBetween, named } from "../../audit/changes.ts";
import { conflict, type Draft, idOf, replaceChanged } from "../../database/repository.ts";
import type { Caller } from "../../permissions/caller.ts";
import { type Input, useCase } from "../use-case.ts";
import { allowed, type DocumentContract, viewOf } from "./contract.ts";
import { sameOnMany } from "./same-on-many.ts";
import { sealedInput, toldSealed, withoutNulls, withSealed } from "./sealed-input.ts";
import { seenInConflicts } from "./sealed-view.ts";
import { changedPaths, updateInput, withChanges } from "./update-input.ts";

export interface WriteContract<Name extends DocumentName, InputName extends DocumentName>
  extends DocumentContract<Name> {
  /** The title of the schema that create and update take (update: with id and revision beside). */
  input: InputName;
  /** Puts what people type right, and refuses in words what the schema cannot see in it. */
  read?: (input: DocumentOf<InputName>) => DocumentOf<InputName>;
  /** What a new document has besides its input; part of the transaction that creates it. */
  defaults: (input: DocumentOf<InputName>, caller: Caller) => Awaitable<Partial<Draft<DocumentOf<Name>>>>;
  /**
   * Refuses what the schema cannot see, such as a reference to a document that is not there, and does what else belongs to the
   * write; `before` an update.
   */
  check?: (document: DocumentOf<Name>, before: DocumentOf<Name> | undefined, caller: Caller) => Promise<void>;
  /** What follows from an update, in the same transaction; it may refuse it. */
  updated?: (document: DocumentOf<Name>, before: DocumentOf<Name>, caller: Caller) => Promise<void>;
  /** For the trail: what the documents are called that it refers to by id, by the attribute. */
  names?: (document: DocumentOf<Name>) => Promise<Readonly<Record<string, string | undefined>>>;
  /** Refuses to remove what is in use (`in-use`), and does what else belongs to the removal. */
  checkRemove?: (document: DocumentOf<Name>, caller: Caller) => Promise<void>;
}

type Awaitable<T> = T | Promise<T>;

/** To create, update and remove documents of one kind, optimistic by revision; and to remove several at once, all or none. */
export function writeUseCases<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const remove = removeUseCase(contract);
  return {
    create: createUseCase(contract),
    update: updateUseCase(contract),
    remove,
    removeMany: sameOnMany(contract, "remove", remove),
  };
}

function createUseCase<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const { subject, repository, defaults, read = (input) => input, check } = contract;
  const { name } = repository;
  const input: Input<DocumentOf<InputName>> = validatorOf(contract.input);
  const view = viewOf(contract);
  return useCase({
    name: `${subject}.create`,
    ability: ["create", subject],
    input,
    run: async ({ input: given, caller }) => {
      const clean = withoutNulls(name, read(sealedInput(name, given)));
      const draft: unknown = Object.assign({}, await defaults(clean, caller), clean);
      const created = await repository.insert(draft as Draft<DocumentOf<Name>>);
      await check?.(created, undefined, caller);
      return created;
    },
    audit: { target: ({ result }) => ({ kind: subject, id: idOf(result) }) },
    answer: ({ result, caller }) => view(result, caller),
  });
}

function updateUseCase<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const { subject, repository, read = (input) => input, check, updated: follow, names } = contract;
  const { name } = repository;
  const view = viewOf(contract);
  return useCase({
    name: `${subject}.update`,
    ability: ["update", subject],
    input: updateInput<InputName>(contract.input),
    before: ({ input, caller }) => allowed(contract, caller, "update", input.id),
    run: async ({ input, caller, before }) => {
      const { revision } = input;
      const see = <T>(work: () => Promise<T>) => seenIn(contract, caller, work);
      await see(async () => refuseStale(before, revision));
      const changes = read(sealedInput(name, input.changes, before));
      const changed = withSealed(name, withChanges(before, name, contract.input, changes), before, changes);
      const updated = await see(() =>
        replaceChanged(repository, before, Object.assign({}, changed, { revision })),
      );
      await check?.(updated, before, caller);
      await follow?.(updated, before, caller);
      const [was, is] = toldSealed(name, { present: before, changed, updated });
      return { updated, was, is };
    },
    audit: {
      target: ({ input: { id }, result }) => named({ kind: subject, id }, result.updated),
      changes: async ({ before, result: { updated, was, is } }) =>
        changesBetween(
          Object.assign({}, was, await names?.(before)),
          Object.assign({}, is, await names?.(updated)),
        ),
      details: ({ result: { was, is } }) => ({ changed: changedPaths(was, is) }),
    },
    answer: ({ result, caller }) => view(result.updated, caller),
  });
}

function removeUseCase<Name extends DocumentName, InputName extends DocumentName>(
  contract: WriteContract<Name, InputName>,
) {
  const { subject, repository, checkRemove } = contract;
  return useCase({
    name: `${subject}.remove`,
    ability: ["remove", subject],
    input: validators.RemoveInput,
    before: ({ input, caller }) => allowed(contract, caller, "remove", input.id),
    run: async ({ input: { id, revision }, caller, before }) => {
      await seenIn(contract, caller, async () => refuseStale(before, revision));
      await checkRemove?.(before, caller);
      await seenIn(contract, caller, () => repository.remove(id, revision));
      return { id };
    },
    audit: { target: ({ input: { id }, before }) => named({ kind: subject, id }, before) },
  });
}

/** A conflict shows the present state as the caller may see it. */
function seenIn<Name extends DocumentName, T>(
  contract: DocumentContract<Name>,
  caller: Caller,
  work: () => Promise<T>,
): Promise<T> {
  const view = viewOf(contract);
  return seenInConflicts(work, (current) => view(current as DocumentOf<Name>, caller));
}

/** Before anything is said of the input: what an older page sends untouched, such as a mask, may not be right any more. */
function refuseStale(present: unknown, revision: number): void {
  if (Reflect.get(Object(present), "revision") !== revision) throw conflict(present);
}
