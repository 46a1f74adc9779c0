import { isDeepStrictEqual } from "node:util";
import type { DocumentName, DocumentOf } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { AppError, notFound } from "../errors/app-error.ts";
import { byId, type FilterOf } from "./filter.ts";
import { inTransaction } from "./global-collection.ts";
import { derivationOf, type ModelOf, newId } from "./model.ts";
import { isRequired, propertyOf, schemaOf } from "./schema/json-schema.ts";
import type { StoredOf } from "./schema/stored.ts";
import { validateDocument } from "./schema/validate-document.ts";
import { fromWire, toWire } from "./schema/wire.ts";
import { presentScope } from "./scope.ts";
import { sealDocument } from "./sealing/sealed-documents.ts";

/** What the repository fills in when it is absent. */
type Made = "id" | "tenantId" | "revision" | "createdAt" | "updatedAt";

/** A new document without what the server makes. */
export type Draft<T> = Omit<T, Made> & Partial<Pick<T, Made & keyof T>>;

interface FindOptions {
  sort?: Record<string, 1 | -1>;
  skip?: number;
  limit?: number;
  /** Fields that are not read. */
  without?: readonly string[];
}

/**
 * The documents of one model as they cross the wire: ids and ISO instants, typed by their schema. What the
 * use-cases of a domain work with; for the rest there is `model` itself. All inside the present tenant. Properties that
 * their schema marks as sealed are encrypted as they are written, and stay so in what is read: `openValue` opens one.
 */
export interface Repository<Name extends DocumentName> {
  readonly name: Name;
  readonly model: ModelOf<Name>;
  /** Throws `not-found`. */
  get(id: string): Promise<DocumentOf<Name>>;
  /** In the order of `ids`; what is not there is left out. */
  getMany(ids: readonly string[]): Promise<DocumentOf<Name>[]>;
  findOne(filter: FilterOf<Name>, options?: FindOptions): Promise<DocumentOf<Name> | undefined>;
  find(filter: FilterOf<Name>, options?: FindOptions): Promise<DocumentOf<Name>[]>;
  /** The ids alone of what `find` would find. */
  findIds(filter: FilterOf<Name>, options?: Pick<FindOptions, "sort" | "limit">): Promise<string[]>;
  count(filter: FilterOf<Name>): Promise<number>;
  insert(draft: Draft<DocumentOf<Name>>): Promise<DocumentOf<Name>>;
  insertMany(drafts: readonly Draft<DocumentOf<Name>>[]): Promise<DocumentOf<Name>[]>;
  /**
   * Writes the whole document over the one whose id and revision it has; the answer has the next revision.
   * Throws `not-found`, or `conflict` with `data.current` when another wrote in between.
   * @param asOf its `updatedAt` when it was read, where writes that leave the revision alone matter, too, and no transaction tells them
   */
  replace(document: DocumentOf<Name>, asOf?: string): Promise<DocumentOf<Name>>;
  /** Throws `not-found`, or `conflict` with `data.current`. */
  remove(id: string, revision: number): Promise<void>;
}

export function repositoryOf<Name extends DocumentName>(name: Name, model: ModelOf<Name>): Repository<Name> {
  const derive = derivationOf(name);
  const wire = (stored: unknown) => toWire(name, stored as StoredOf<Name>);
  const complete = (draft: Draft<DocumentOf<Name>>) =>
    Object.assign({}, draft, derive(draft as DocumentOf<Name>));

  const repository: Repository<Name> = {
    name,
    model,
    async get(id) {
      const found = await repository.findOne(byId(id));
      if (!found) throw notFound();
      return found;
    },
    async getMany(ids) {
      const found = await repository.find(byId({ $in: [...ids] }));
      const present = new Map<string, DocumentOf<Name>>(found.map((one) => [idOf(one), one]));
      return ids.flatMap((id): DocumentOf<Name>[] => {
        const one = present.get(id);
        return one === undefined ? [] : [one];
      });
    },
    async findOne(filter, options = {}) {
      const found = await model.findOne(filter as never, null, { ...options }).lean();
      return found ? wire(found) : undefined;
    },
    async find(filter, { without = [], ...options } = {}) {
      const projection = Object.fromEntries(without.map((name) => [name, 0]));
      return (await model.find(filter as never, projection, options).lean()).map(wire);
    },
    async findIds(filter, options = {}) {
      return (await model.find(filter as never, { _id: 1 }, options).lean()).map((one) =>
        String(field(one, "_id")),
      );
    },
    count: async (filter) => model.countDocuments(filter as never),
    async insert(draft) {
      return wire(await new model(storedDraft(name, complete(draft))).save());
    },
    insertMany: async (drafts) => (await insertStored(name, model, drafts.map(complete))).map(wire),
    async replace(document, asOf) {
      if (Object.keys(sealedProperties(name)).length === 0)
        return replaceWhole(repository, Object.assign({}, document, derive(document)), asOf);
      if (asOf !== undefined)
        throw new Error(`${name} has sealed properties: what it keeps of them is read first`);
      const id = idOf(document);
      const stored = await model.findById(id);
      if (!stored) throw notFound();
      if (stored.get("revision") !== field(document, "revision")) throw conflict(wire(stored));
      const { _id, revision, createdAt, updatedAt, ...given } = fromWire(
        name,
        Object.assign({}, document, derive(document)),
      ) as Plain;
      const kept: Plain = Object(stored.toObject());
      const next = sealDocument(name, given, { id, tenantId: String(kept.tenantId ?? ""), kept });
      for (const path of Object.keys(kept)) {
        if (!left.has(path) && !Object.hasOwn(next, path)) stored.set(path, undefined);
      }
      stored.set(next);
      try {
        return wire(await stored.save());
      } catch (error) {
        if (error instanceof Error && error.name === "VersionError") throw conflict(await repository.get(id));
        throw error;
      }
    },
    async remove(id, revision) {
      const { deletedCount } = await model.deleteOne({ _id: id, revision } as never);
      if (deletedCount === 0) throw conflict(await repository.get(id));
    },
  };
  return repository;
}

/**
 * By one command: the document whose id and revision it has is taken for the next. Where a document has sealed properties, what it
 * keeps of them has to be read first.
 */
async function replaceWhole<Name extends DocumentName>(
  { name, model, get }: Repository<Name>,
  document: DocumentOf<Name>,
  asOf: string | undefined,
): Promise<DocumentOf<Name>> {
  const id = idOf(document);
  const revision = Number(field(document, "revision"));
  const stamped = isRequired(schemaOf(name), "updatedAt") ? { updatedAt: new Date().toISOString() } : {};
  const next: DocumentOf<Name> = Object.assign({}, document, stamped, { revision: revision + 1 });
  const stored: StoredOf<Name> = Object.assign(ownerOf(name), fromWire(name, next));
  validateDocument(name, stored);
  const { collection }: { collection: ReplaceTarget } = model;
  const unwritten = { _id: id, revision, ...(asOf === undefined ? {} : { updatedAt: new Date(asOf) }) };
  const { matchedCount } = await collection.replaceOne(unwritten, stored, inTransaction());
  if (matchedCount === 0) throw conflict(await get(id));
  return toWire(name, stored);
}

interface ReplaceTarget {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own type is bound to its document type
  replaceOne(filter: any, document: any, options: object): Promise<{ matchedCount: number }>;
}

/**
 * Straight into the collection, guarded and validated like any write: mongoose's own insertMany would set each
 * revision to 0 and makes a document object of each.
 */
async function insertStored<Name extends DocumentName>(
  name: Name,
  model: ModelOf<Name>,
  drafts: readonly Draft<DocumentOf<Name>>[],
): Promise<object[]> {
  if (drafts.length === 0) return [];
  const owner = ownerOf(name);
  const documents: object[] = drafts.map((draft) => Object.assign({}, owner, storedDraft(name, draft)));
  for (const document of documents) validateDocument(name, document);
  const { collection }: { collection: BulkTarget } = model;
  await collection.insertMany(documents, inTransaction());
  return documents;
}

interface BulkTarget {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own type is bound to its document type
  insertMany(documents: any[], options: object): Promise<unknown>;
}

/** The tenant of the present scope, for documents that have one. */
function ownerOf(name: DocumentName): { tenantId?: string } {
  if (propertyOf(schemaOf(name), "tenantId") === undefined) return {};
  const scope = presentScope();
  return scope?.kind === "tenant" ? { tenantId: scope.tenantId } : {};
}

/** Paths of a stored document that `replace` leaves to mongoose. */
const left = new Set(["_id", "tenantId", "revision", "createdAt", "updatedAt"]);

/**
 * The next state of a document that was just read; where it is the same, nothing is written and the revision stays. Errors: those
 * of `replace`.
 */
export async function replaceChanged<Name extends DocumentName>(
  repository: Repository<Name>,
  before: DocumentOf<Name>,
  next: DocumentOf<Name>,
): Promise<DocumentOf<Name>> {
  const isSame =
    field(before, "revision") === field(next, "revision") && isDeepStrictEqual(plain(before), plain(next));
  return isSame ? before : repository.replace(next);
}

/** Without what is undefined. */
function plain(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

/** Refuses a write that was based on an older revision; the client shows the difference to `current`. */
export function conflict(current: unknown): AppError {
  return new AppError("conflict", { data: { current } });
}

/**
 * A document that was looked at outside of the transaction, as it is in it. Throws `not-found`, or `conflict` with
 * `data.current` when another wrote since.
 */
export async function unchanged<Name extends DocumentName>(
  repository: Repository<Name>,
  looked: DocumentOf<Name>,
): Promise<DocumentOf<Name>> {
  const present = await repository.get(idOf(looked));
  if (field(present, "revision") !== field(looked, "revision")) throw conflict(present);
  return present;
}

function storedDraft<Name extends DocumentName>(name: Name, draft: object): StoredOf<Name> {
  const located = schemaOf(name);
  const now = new Date().toISOString();
  const complete: unknown = {
    id: newId(),
    ...(isRequired(located, "revision") ? { revision: 0 } : {}),
    ...(isRequired(located, "createdAt") ? { createdAt: now } : {}),
    ...(isRequired(located, "updatedAt") ? { updatedAt: now } : {}),
    ...draft,
  };
  const stored: Plain = Object(fromWire(name, complete as DocumentOf<Name>));
  const { _id: id, tenantId = ownerOf(name).tenantId } = stored;
  return sealDocument(name, stored, {
    id: String(id),
    tenantId: String(tenantId ?? ""),
  }) as unknown as StoredOf<Name>;
}

type Plain = Record<string, unknown>;

/** The id of a document as on the wire. */
export function idOf(document: unknown): string {
  return String(field(document, "id"));
}

function field(document: unknown, key: string): unknown {
  return typeof document === "object" && document !== null ? Reflect.get(document, key) : undefined;
}
