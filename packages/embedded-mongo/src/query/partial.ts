import { BSONRegExp } from "bson";
import { type Bounds, type Document, filterBounds, isDocument, type TextBounds } from "../engine/index.ts";

/**
 * Whether every document a filter matches also matches a partial index's filter, as far as bounds tell. `false` when
 * it cannot be told, so that the index is left alone.
 */
export function impliesPartial(filter: Document, partial: Document, texts: TextBounds): boolean {
  const own = filterBounds(filter, texts);
  return clausesOf(partial).every(({ path, operator, operand }) => {
    const bounds = own.get(path) ?? [];
    if (operator === "$exists" && operand === true) return bounds.some((one) => !one.matchesMissing);
    if (!["$eq", "$gt", "$gte", "$lt", "$lte"].includes(operator ?? "$eq")) return false;
    if (Array.isArray(operand) || operand instanceof BSONRegExp) return false;
    const [wanted, more] =
      filterBounds({ [path]: operator === undefined ? operand : { [operator]: operand } }, texts).get(path) ??
      [];
    if (wanted === undefined || more !== undefined) return false;
    return bounds.some((one) => isWithin(one, wanted));
  });
}

interface Clause {
  readonly path: string;
  readonly operator: string | undefined;
  readonly operand: unknown;
}

function clausesOf(partial: Document): Clause[] {
  return Object.keys(partial).flatMap((path): Clause[] => {
    const condition = partial[path];
    if (path === "$and" && Array.isArray(condition)) return condition.filter(isDocument).flatMap(clausesOf);
    if (!isDocument(condition) || Object.keys(condition)[0]?.startsWith("$") !== true) {
      return [{ path, operator: undefined, operand: condition }];
    }
    return Object.keys(condition).map((operator) => ({ path, operator, operand: condition[operator] }));
  });
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  return inner.intervals.every((a) =>
    outer.intervals.some((b) => Buffer.compare(a.start, b.start) >= 0 && Buffer.compare(a.end, b.end) <= 0),
  );
}
