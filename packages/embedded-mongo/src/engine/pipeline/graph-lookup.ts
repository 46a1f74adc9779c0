import { describe } from "../describe.ts";
import { type Document, getField, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { fieldPath } from "../field-path.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { compilePath } from "../path.ts";
import { unhurried } from "../turn.ts";
import { typeNameOf } from "../value-types.ts";
import { equality, valuesAt } from "./foreign.ts";
import { paced, pause } from "./pause.ts";
import type { StageCompiler } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";

/** `$graphLookup`: follows a field from document to document, breadth first. */
export const graphLookup: StageCompiler = (spec, context) => {
  const given = readGraphLookup(spec);
  const { from, as, connectToField: to, depthField, maxDepth } = given;
  const startWith = compileExpression(given.startWith, context);
  const next = compilePath(given.connectFromField, "whole");
  const { restriction } = given;
  const allowed = restriction === undefined ? () => true : compileFilter(restriction, context);
  return function* (input) {
    const equal = equality(context, from, to, undefined);
    // A value that is null leads to null, and not to where there is nothing.
    const holdsNull = compilePath(to, "expand");
    const reached = function* (values: readonly unknown[]): Iterable<Document> {
      const others = values.filter((value) => value !== null);
      if (others.length > 0) yield* yield* unhurried(pause, () => equal(others));
      if (others.length === values.length) return;
      for (const doc of yield* unhurried(pause, () => equal([null])))
        if (doc === pause || holdsNull(doc, (value) => value === null)) yield doc;
    };
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const found = new Map<string, Document>();
      let frontier = [yield* unhurried(pause, () => startWith(doc))]
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .filter((value) => value !== undefined);
      // What has been asked for leads nowhere else the second time.
      const asked = new Set<string>();
      for (let depth = 0n; frontier.length > 0 && (maxDepth === undefined || depth <= maxDepth); depth++) {
        const behind: unknown[] = [];
        const values = frontier.filter((value) => {
          const { size } = asked;
          return asked.add(hashValue(value, context.collation)).size > size;
        });
        for (const other of paced(reached(values))) {
          if (other === pause) {
            yield pause;
            continue;
          }
          const key = hashValue(getField(other, "_id"));
          if (found.has(key) || !(yield* unhurried(pause, () => allowed(other)))) continue;
          found.set(key, depthField === undefined ? other : setAtPath(other, depthField, depth));
          for (const value of valuesAt(other, next)) behind.push(value);
        }
        frontier = behind;
      }
      yield setAtPath(doc, as, [...found.values()]);
    }
  };
};

const required = ["from", "as", "startWith", "connectFromField", "connectToField"];
const optional = ["maxDepth", "depthField", "restrictSearchWithMatch"];

/** @throws MongoError 40100–40105, 40185, 40327 for what is no `$graphLookup` */
function readGraphLookup(spec: unknown) {
  if (!isDocument(spec))
    throw new MongoError(
      "FailedToParse",
      `the $graphLookup stage specification must be an object, but found ${typeNameOf(spec)}`,
    );
  const unknown = Object.keys(spec).find((name) => !required.includes(name) && !optional.includes(name));
  if (unknown !== undefined) throw new MongoError(40104, `Unknown argument to $graphLookup: ${unknown}`);
  if (required.some((name) => spec[name] === undefined))
    throw new MongoError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    );
  const { startWith, depthField, restrictSearchWithMatch: restriction } = spec;
  if (restriction !== undefined && !isDocument(restriction))
    throw new MongoError(
      40185,
      `restrictSearchWithMatch must be an object, found ${typeNameOf(restriction)}`,
    );
  return {
    from: textOf(spec, "from"),
    as: fieldPath(textOf(spec, "as")).join("."),
    connectFromField: fieldPath(textOf(spec, "connectFromField")).join("."),
    connectToField: fieldPath(textOf(spec, "connectToField")).join("."),
    depthField: depthField === undefined ? undefined : fieldPath(textOf(spec, "depthField")).join("."),
    maxDepth: spec.maxDepth === undefined ? undefined : depthOf(spec.maxDepth),
    startWith,
    restriction,
  };
}

function textOf(spec: Document, name: string): string {
  const value = spec[name];
  if (typeof value === "string") return value;
  throw new MongoError(40103, `expected string as argument for ${name}, found: ${describe(value)}`);
}

function depthOf(value: unknown): bigint {
  if (!isNumeric(value))
    throw new MongoError(40100, `maxDepth requires a numeric argument, found type: ${typeNameOf(value)}`);
  const depth = toInteger(value);
  if (depth === null)
    throw new MongoError(40102, `maxDepth could not be represented as a long long: ${describe(value)}`);
  if (depth < 0n)
    throw new MongoError(40101, `maxDepth requires a nonnegative argument, found: ${describe(value)}`);
  return depth;
}
