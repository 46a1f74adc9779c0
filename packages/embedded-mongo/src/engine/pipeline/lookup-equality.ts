import { type Document, isDocument } from "../document.ts";

/**
 * The equality of a field with a variable that every document must meet which the pipeline of a `$lookup` lets through:
 * `$match` by `$expr` of `$eq`, alone or in an `$and`, at its very beginning. What a join by that field finds for the
 * variable's value, if it is there and no array, holds all such documents, and more; the pipeline still judges them.
 * @param bindings the `let` of the `$lookup`
 */
export function equalityOf(
  pipeline: unknown,
  bindings: Document,
): { readonly path: string; readonly variable: string } | undefined {
  const first: unknown = Array.isArray(pipeline) ? pipeline[0] : undefined;
  const match = isDocument(first) ? first.$match : undefined;
  return isDocument(match) ? inExpression(match.$expr, bindings) : undefined;
}

function inExpression(expression: unknown, bindings: Document): ReturnType<typeof equalityOf> {
  if (!isDocument(expression)) return undefined;
  const { $and, $eq } = expression;
  if (Array.isArray($and)) {
    for (const part of $and) {
      const found = inExpression(part, bindings);
      if (found !== undefined) return found;
    }
  }
  if (!Array.isArray($eq) || $eq.length !== 2) return undefined;
  const [left, right]: unknown[] = $eq;
  return pairOf(left, right, bindings) ?? pairOf(right, left, bindings);
}

function pairOf(field: unknown, variable: unknown, bindings: Document): ReturnType<typeof equalityOf> {
  if (typeof field !== "string" || !/^\$[^$]/.test(field)) return undefined;
  if (typeof variable !== "string" || !variable.startsWith("$$")) return undefined;
  const name = variable.slice(2);
  return Object.hasOwn(bindings, name) ? { path: field.slice(1), variable: name } : undefined;
}
