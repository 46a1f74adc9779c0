import { type Document, getField, isDocument, splitPath } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { typeNameOf } from "../value-types.ts";
import { applyAtPath, type Leaf, type UpdateRun } from "./apply-path.ts";
import { compileArrayFilters } from "./array-filters.ts";
import { addToSet, pop, pull, pullAll, push } from "./array-operators.ts";
import {
  bitwise,
  currentDate,
  extreme,
  increment,
  multiplyBy,
  setValue,
  unsetValue,
} from "./number-operators.ts";
import { assertNoConflict, byPath, checkPath, dollarPrefixed } from "./paths.ts";
import { compileRename } from "./rename.ts";
import type { ApplyOptions, OperatorContext, UpdateOperator, UpdateOptions } from "./update-operator.ts";

/** All update operators but `$rename`, which has two paths. Any other name is refused. */
const updateOperators: Readonly<Record<string, UpdateOperator>> = {
  $set: setValue,
  $setOnInsert: setValue,
  $unset: unsetValue,
  $inc: increment,
  $mul: multiplyBy,
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

/** The names of all update operators. */
export const updateOperatorNames: readonly string[] = [...Object.keys(updateOperators), "$rename"];

interface Change {
  readonly path: string;
  readonly parts: readonly string[];
  readonly leaf: Leaf;
  readonly onInsertOnly: boolean;
}

/** Compiles an update document of operators. Changes are made in the order of their paths, as MongoDB does. */
export function compileOperators(
  update: Document,
  options: UpdateOptions,
): { apply: (doc: Document, run: ApplyOptions) => Document; positional: boolean } {
  const context: OperatorContext = { collation: options.collation, now: options.now ?? new Date() };
  const renames = compileRename(update.$rename);
  const changes = Object.keys(update)
    .filter((name) => name !== "$rename")
    .flatMap((name) => changesOf(name, update[name], context));
  const paths = [...changes.map(({ path }) => path), ...renames.paths];
  assertNoConflict(paths);
  changes.sort((a, b) => byPath(a.parts, b.parts));
  const elementTests = compileArrayFilters(options.arrayFilters ?? [], paths, update, context);
  const mayMeet = paths.filter((path) => path.includes("$")).length > 0 && paths.length > 1;
  return {
    positional: paths.some((path) => splitPath(path).includes("$")),
    apply: (doc, run) => {
      const touched: string[] = [];
      const touch = mayMeet ? (path: string) => void touched.push(path) : undefined;
      let result: unknown = doc;
      for (const { path, parts, leaf, onInsertOnly } of changes) {
        if (onInsertOnly && run.insert !== true) continue;
        const [top = ""] = parts;
        if (top.startsWith("$") && run.insert !== true) throw dollarPrefixed(top, path);
        const state: UpdateRun = {
          id: getField(doc, "_id"),
          path,
          position: run.position,
          elementTests,
          original: doc,
          touch,
        };
        result = applyAtPath(result, parts, leaf, state);
      }
      if (mayMeet) assertNoConflict(touched);
      return renames.apply(isDocument(result) ? result : doc);
    },
  };
}

function changesOf(name: string, operand: unknown, context: OperatorContext): Change[] {
  const operator = Object.hasOwn(updateOperators, name) ? updateOperators[name] : undefined;
  if (operator === undefined) {
    throw new MongoError(
      "FailedToParse",
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  const fields = fieldsOf(name, operand);
  return Object.keys(fields).map((path) => ({
    path,
    parts: checkPath(path),
    leaf: operator(fields[path], path, context),
    onInsertOnly: name === "$setOnInsert",
  }));
}

function fieldsOf(name: string, operand: unknown): Document {
  if (isDocument(operand)) return operand;
  throw new MongoError(
    "FailedToParse",
    `Modifiers operate on fields but we found type ${typeNameOf(operand)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${String(operand)}}`,
  );
}
