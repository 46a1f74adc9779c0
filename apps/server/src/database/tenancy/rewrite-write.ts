import { TenancyError } from "../scope.ts";
import { isPlain, type Plain, scopedFilter } from "./rewrite-filter.ts";

/** A document to insert, bearing the tenant. Throws TenancyError when it names another. */
export function ownedDocument(document: unknown, tenantId: string): unknown {
  if (!isPlain(document)) throw new TenancyError("only a plain document can be inserted");
  const present = document.tenantId;
  if (present === undefined) return { ...document, tenantId };
  if (present !== tenantId) throw new TenancyError("the document belongs to another tenant than the scope's");
  return document;
}

/** Throws TenancyError for an update that touches `tenantId`, or is a pipeline (which could by any expression). */
export function checkUpdate(update: unknown): void {
  if (!isPlain(update)) throw new TenancyError("an update must be an object of operators");
  for (const [operator, body] of Object.entries(update)) {
    if (!operator.startsWith("$")) throw new TenancyError("an update must name its operators");
    if (!isPlain(body)) throw new TenancyError(`${operator} must be an object`);
    for (const [path, value] of Object.entries(body)) {
      if (touchesTenant(path) || (operator === "$rename" && touchesTenant(String(value)))) {
        throw new TenancyError("an update cannot change the tenant of a document");
      }
    }
  }
}

/** One operation of a bulk write, inside the tenant. */
export function ownedBulkOperation(operation: unknown, tenantId: string): Plain {
  const [kind, ...others] = isPlain(operation) ? Object.keys(operation) : [];
  const body = isPlain(operation) && kind !== undefined ? operation[kind] : undefined;
  if (kind === undefined || others.length > 0 || !isPlain(body)) {
    throw new TenancyError("a bulk operation must be an object with one key");
  }
  switch (kind) {
    case "insertOne":
      return { insertOne: { ...body, document: ownedDocument(body.document, tenantId) } };
    case "updateOne":
    case "updateMany":
      checkUpdate(body.update);
      return { [kind]: { ...body, filter: scopedFilter(body.filter, tenantId) } };
    case "replaceOne":
      return {
        replaceOne: {
          ...body,
          filter: scopedFilter(body.filter, tenantId),
          replacement: ownedDocument(body.replacement, tenantId),
        },
      };
    case "deleteOne":
    case "deleteMany":
      return { [kind]: { ...body, filter: scopedFilter(body.filter, tenantId) } };
    default:
      throw new TenancyError(`${kind} is not allowed in a bulk write`);
  }
}

function touchesTenant(path: string): boolean {
  return path === "tenantId" || path.startsWith("tenantId.");
}
