import { requireScope, type Scope, TenancyError } from "../scope.ts";
import { scopedFilter } from "./rewrite-filter.ts";
import { scopedPipeline } from "./rewrite-pipeline.ts";
import { checkUpdate, ownedBulkOperation, ownedDocument } from "./rewrite-write.ts";

type Method = (...args: unknown[]) => unknown;
type Rewrite = (args: unknown[], tenantId: string) => unknown[];

/**
 * Puts the tenant's predicate under every operation of a tenant's collection. It sits on mongoose's collection
 * object, below queries, hooks, cursors, populate and `doc.save()`, so there is no other way down for a model: an
 * operation without a row in the tables below is refused by its name, and nothing runs without a scope.
 */
export function guardCollection(collection: object, name: string): void {
  for (const method of methodsOf(collection)) {
    if (structural.has(method)) continue;
    const original: unknown = Reflect.get(collection, method);
    if (typeof original !== "function") continue;
    const run: Method = (...args) => Reflect.apply(original, collection, args);
    const rewrite = rewrites[method];
    Object.defineProperty(collection, method, {
      configurable: true,
      value: rewrite ? guarded(`${name}.${method}`, run, rewrite) : refused(`${name}.${method}`),
    });
  }
}

function guarded(attempt: string, run: Method, rewrite: Rewrite): Method {
  return (...args) => {
    const scope = requireScope(attempt);
    return run(...(scope.kind === "tenant" ? rewrite(args, scope.tenantId) : marked(attempt, args, scope)));
  };
}

function refused(attempt: string): Method {
  return () => {
    throw new TenancyError(`${attempt} is not allowed on a tenant's collection`);
  };
}

/** Across tenants nothing is rewritten, but a written document must say whose it is. */
function marked(attempt: string, args: unknown[], scope: Extract<Scope, { kind: "across" }>): unknown[] {
  const method = attempt.slice(attempt.indexOf(".") + 1);
  for (const document of insertedDocuments(method, args)) {
    const tenantId: unknown =
      typeof document === "object" && document !== null ? Reflect.get(document, "tenantId") : undefined;
    if (typeof tenantId !== "string") {
      throw new TenancyError(`${attempt} (${scope.act}): a document without its tenant cannot be inserted`);
    }
  }
  return args;
}

function insertedDocuments(method: string, args: unknown[]): unknown[] {
  if (method === "insertOne") return [args[0]];
  if (method === "insertMany" && Array.isArray(args[0])) return args[0];
  if (method === "bulkWrite") throw new TenancyError("bulkWrite is not allowed across tenants");
  return [];
}

const byFilter: Rewrite = ([filter, ...rest], tenantId) => [scopedFilter(filter, tenantId), ...rest];

const byFilterAndUpdate: Rewrite = ([filter, update, ...rest], tenantId) => {
  checkUpdate(update);
  return [scopedFilter(filter, tenantId), update, ...rest];
};

const byFilterAndReplacement: Rewrite = ([filter, replacement, ...rest], tenantId) => [
  scopedFilter(filter, tenantId),
  ownedDocument(replacement, tenantId),
  ...rest,
];

/** The operations that a tenant's collection knows. */
const rewrites: Record<string, Rewrite> = {
  find: byFilter,
  findOne: byFilter,
  countDocuments: byFilter,
  deleteOne: byFilter,
  deleteMany: byFilter,
  findOneAndDelete: byFilter,
  updateOne: byFilterAndUpdate,
  updateMany: byFilterAndUpdate,
  findOneAndUpdate: byFilterAndUpdate,
  replaceOne: byFilterAndReplacement,
  findOneAndReplace: byFilterAndReplacement,
  distinct: ([field, filter, ...rest], tenantId) => [field, scopedFilter(filter, tenantId), ...rest],
  aggregate: ([pipeline, ...rest], tenantId) => [scopedPipeline(pipeline, tenantId), ...rest],
  insertOne: ([document, ...rest], tenantId) => [ownedDocument(document, tenantId), ...rest],
  insertMany: ([documents, ...rest], tenantId) => {
    if (!Array.isArray(documents)) throw new TenancyError("insertMany takes a list of documents");
    return [documents.map((document) => ownedDocument(document, tenantId)), ...rest];
  },
  bulkWrite: ([operations, ...rest], tenantId) => {
    if (!Array.isArray(operations)) throw new TenancyError("bulkWrite takes a list of operations");
    return [operations.map((operation) => ownedBulkOperation(operation, tenantId)), ...rest];
  },
};

/** About the collection itself, not about anyone's documents; and mongoose's own machinery. */
const structural = new Set([
  "constructor",
  "createIndex",
  "createIndexes",
  "listIndexes",
  "indexes",
  "indexInformation",
  "indexExists",
  "dropIndex",
  "dropIndexes",
  "onOpen",
  "onClose",
  "_getCollection",
  "addQueue",
  "removeQueue",
  "doQueue",
  "ensureIndex",
  "_shouldBufferCommands",
  "_getBufferTimeoutMS",
  "$print",
  "$printToStream",
  "$format",
]);

function methodsOf(collection: object): string[] {
  const names = new Set<string>();
  for (
    let prototype: object | null = Object.getPrototypeOf(collection);
    prototype && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof property.value === "function") names.add(name);
    }
  }
  return [...names];
}
