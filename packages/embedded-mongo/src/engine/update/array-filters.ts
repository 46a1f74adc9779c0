import { describe } from "../describe.ts";
import { type Document, documentOf, isDocument, splitPath } from "../document.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { MongoError } from "../mongo-error.ts";
import type { OperatorContext } from "./update-operator.ts";

/**
 * Compiles `arrayFilters` to tests of an element by identifier.
 * @param paths all paths of the update: each identifier in them needs a filter, each filter must be used
 * @throws MongoError FailedToParse (9) or BadValue (2)
 */
export function compileArrayFilters(
  filters: readonly Document[],
  paths: readonly string[],
  update: Document,
  context: OperatorContext,
): Map<string, (element: unknown) => boolean> {
  const tests = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    if (Object.hasOwn(filter, "$expr"))
      throw new MongoError("QueryFeatureNotAllowed", "$expr is not allowed in this context");
    const matches = compileFilter(filter, { collation: context.collation, now: context.now });
    const identifiers = new Set(identifiersOf(filter));
    const [identifier, second] = identifiers;
    if (identifier === undefined)
      throw new MongoError(
        "FailedToParse",
        "Cannot use an expression without a top-level field name in arrayFilters",
      );
    if (second !== undefined) {
      throw new MongoError(
        "FailedToParse",
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${identifier}' and '${second}'`,
      );
    }
    if (!/^[a-z][A-Za-z0-9]*$/.test(identifier)) {
      throw new MongoError(
        "BadValue",
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (tests.has(identifier)) {
      throw new MongoError(
        "FailedToParse",
        `Found multiple array filters with the same top-level field name ${identifier}`,
      );
    }
    tests.set(identifier, (element) => matches(documentOf([[identifier, element]])));
  }
  const used = new Set<string>();
  for (const path of paths) {
    for (const part of splitPath(path)) {
      const identifier = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (identifier === undefined) continue;
      if (!tests.has(identifier))
        throw new MongoError(
          "BadValue",
          `No array filter found for identifier '${identifier}' in path '${path}'`,
        );
      used.add(identifier);
    }
  }
  for (const identifier of tests.keys()) {
    if (!used.has(identifier)) {
      throw new MongoError(
        "FailedToParse",
        `The array filter for identifier '${identifier}' was not used in the update ${describe(update)}`,
      );
    }
  }
  return tests;
}

function identifiersOf(filter: Document): string[] {
  return Object.keys(filter).flatMap((name) => {
    const condition = filter[name];
    if (!name.startsWith("$")) return [splitPath(name)[0] ?? ""];
    return Array.isArray(condition) ? condition.filter(isDocument).flatMap(identifiersOf) : [];
  });
}
