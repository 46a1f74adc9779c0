import { randomBytes } from "node:crypto";
import type { DocumentName, DocumentOf } from "@duheng/contracts";
import type { IndexDefinition, IndexOptions, Model } from "mongoose";
import { mongoose } from "./mongoose.ts";
import { derivedProperties } from "./schema/json-schema.ts";
import { mongooseSchemaOf } from "./schema/mongoose-schema.ts";
import type { StoredOf } from "./schema/stored.ts";
import { storedUpdate } from "./schema/stored-update.ts";
import { validateDocument } from "./schema/validate-document.ts";
import { presentScope } from "./scope.ts";
import { type GlobalCollection, globalCollections, registerCollection } from "./tenancy/collections.ts";
import { guardCollection } from "./tenancy/guard.ts";

export interface ModelOptions<Name extends DocumentName> {
  /** The collection's name: plural, snake_case. */
  collection: string;
  /** `tenant` unless the collection is one of the named global ones. */
  scope?: "tenant" | "global";
  /** Without `tenantId`, which is put in front of each index of a tenant's collection but those that expire documents. */
  indexes?: readonly Index[];
  /** Makes what is kept of a document beside what it says (`x-derived` in its schema). Every repository of it does so at each write. */
  derive?: Derive<Name>;
}

export type Derive<Name extends DocumentName> = (document: DocumentOf<Name>) => Partial<DocumentOf<Name>>;

/** An index of a model. */
export interface Index {
  readonly on: Record<string, 1 | -1>;
  readonly unique?: boolean;
  readonly partial?: Record<string, unknown>;
  readonly expireAfterSeconds?: number;
}

export type ModelOf<Name extends DocumentName> = Model<StoredOf<Name>>;

/**
 * The mongoose model of a document of schemas/. Its shape comes from the JSON Schema; every whole document is
 * validated before it is written, every update by the paths that it touches; and unless it is a named global
 * collection, every operation bears the tenant of the present scope.
 */
export function modelOf<Name extends DocumentName>(name: Name, options: ModelOptions<Name>): ModelOf<Name> {
  const scope = options.scope ?? "tenant";
  if (scope === "global" && !isGlobal(options.collection)) {
    throw new Error(`${options.collection} is not one of the named global collections`);
  }
  if ((options.derive === undefined) !== (derivedProperties(name).length === 0))
    throw new Error(`${name}: what its schema marks as x-derived is made by its model, and nothing else is`);
  const schema = mongooseSchemaOf(name, options.collection);

  for (const index of options.indexes ?? []) schema.index(keysOf(index, scope), indexOptions(index));
  if (scope === "tenant") schema.index({ tenantId: 1, _id: 1 });

  schema.pre("validate", function () {
    if (scope === "tenant" && this.get("tenantId") === undefined) this.set("tenantId", tenantInScope());
    const { versionKey } = schema.options;
    if (typeof versionKey === "string" && this.get(versionKey) === undefined) this.set(versionKey, 0);
  });
  schema.post("validate", (document) => validateDocument(name, document));
  schema.pre("insertMany", (documents: unknown) => {
    for (const one of Array.isArray(documents) ? documents : [documents]) completeForInsert(one, scope);
  });
  schema.pre(["updateOne", "updateMany", "findOneAndUpdate"], { query: true, document: false }, function () {
    this.setUpdate(storedUpdate(name, this.getUpdate()));
  });
  schema.pre(["replaceOne", "findOneAndReplace"], { query: true, document: false }, () => {
    throw new Error(`${name}: replace is not offered; load the document, change it, and save it`);
  });
  schema.pre("bulkWrite", (operations: unknown) => validateBulk(name, operations));

  const model = mongoose.model<StoredOf<Name>>(name, schema);
  registered.add(name);
  if (options.derive !== undefined) derivations.set(name, options.derive as unknown as Derive<DocumentName>);
  registerCollection(options.collection, scope);
  if (scope === "tenant") guardCollection(model.collection, options.collection);
  return model;
}

/** The documents that have a model, in the order of registration. */
export function registeredModels(): DocumentName[] {
  return [...registered];
}

const registered = new Set<DocumentName>();
const derivations = new Map<DocumentName, Derive<DocumentName>>();

/** What is made of a document as it is written; of most nothing. */
export function derivationOf<Name extends DocumentName>(name: Name): Derive<Name> {
  return (derivations.get(name) as unknown as Derive<Name> | undefined) ?? (() => ({}));
}

/** A model that is registered already, by its document's name. Throws when no module that makes it was loaded. */
export function modelNamed<Name extends DocumentName>(name: Name): ModelOf<Name> {
  const model: unknown = mongoose.model(name);
  return model as ModelOf<Name>;
}

/** A new document's id: 24 characters, growing with time so that neighbours in time are neighbours on disk. */
export function newId(): string {
  return Date.now().toString(36).padStart(9, "0") + randomBytes(8).toString("hex").slice(0, 15);
}

function isGlobal(collection: string): collection is GlobalCollection {
  return Object.hasOwn(globalCollections, collection);
}

function keysOf(index: Index, scope: "tenant" | "global"): IndexDefinition {
  // A time-to-live index has one field; it is the database that reads it, not a tenant.
  return scope === "tenant" && index.expireAfterSeconds === undefined
    ? { tenantId: 1, ...index.on }
    : index.on;
}

function indexOptions(index: Index): IndexOptions {
  return {
    ...(index.unique ? { unique: true } : {}),
    ...(index.partial ? { partialFilterExpression: index.partial } : {}),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

function tenantInScope(): string | undefined {
  const scope = presentScope();
  return scope?.kind === "tenant" ? scope.tenantId : undefined;
}

/** insertMany validates each document by itself (through `validate`); only the tenant must be there before. */
function completeForInsert(document: unknown, scope: "tenant" | "global"): void {
  if (scope !== "tenant" || typeof document !== "object" || document === null) return;
  if (Reflect.get(document, "tenantId") === undefined) Reflect.set(document, "tenantId", tenantInScope());
}

function validateBulk(name: DocumentName, operations: unknown): void {
  if (!Array.isArray(operations)) return;
  for (const operation of operations) {
    for (const [kind, body] of Object.entries(operation ?? {})) {
      if (typeof body !== "object" || body === null) continue;
      if (kind === "insertOne") validateDocument(name, Reflect.get(body, "document"));
      if (kind === "replaceOne") validateDocument(name, Reflect.get(body, "replacement"));
      if (kind === "updateOne" || kind === "updateMany")
        Reflect.set(body, "update", storedUpdate(name, Reflect.get(body, "update")));
    }
  }
}
