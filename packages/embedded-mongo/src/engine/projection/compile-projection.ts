import { type Document, isDocument } from "../document.ts";
import { compileExpression, expressionOperators } from "../expression/compile-expression.ts";
import { isTruthy } from "../expression/logic.ts";
import type { FilterOptions } from "../filter/target.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric } from "../numbers.ts";
import { elementLeaf, isExpressionSlice, positionalLeaf, sliceLeaf } from "./find-operators.ts";
import type { ProjectionOptions } from "./projection-options.ts";
import { type Branch, newBranch, plant, project, type Rest } from "./projection-tree.ts";

/** A compiled projection: gives a new document, never changes the old one. */
export type Projection = (doc: Document) => Document;

/**
 * Compiles the projection of a find: inclusion, exclusion, `_id`, computed fields, `$slice`, `$elemMatch`, `a.$`.
 * @throws MongoError 31253/31254 for inclusion mixed with exclusion, 31249/31250 for paths that collide, 31325 for an
 *   unknown operator, 51270 for an empty document, CommandNotSupported for `$meta`
 */
export function compileProjection(projection: Document, options: ProjectionOptions = {}): Projection {
  return compile(projection, options, true);
}

/**
 * Compiles the `$project` stage: the same without the operators of find.
 * @throws MongoError 31324 for a positional `$`, 51272 when empty
 */
export function compileProjectStage(projection: Document, options: FilterOptions = {}): Projection {
  if (Object.keys(projection).length === 0)
    throw new MongoError(51272, "projection specification must have at least one field");
  return compile(projection, options, false);
}

interface Plan {
  readonly tree: Branch;
  /** Set by the first field that tells. */
  rest: Rest | undefined;
  id: boolean | undefined;
  positional: boolean;
  hasElement: boolean;
}

function compile(projection: Document, options: ProjectionOptions, find: boolean): Projection {
  const plan: Plan = {
    tree: newBranch(),
    rest: undefined,
    id: undefined,
    positional: false,
    hasElement: false,
  };
  readFields("", projection, plan, options, find);
  const rest = plan.rest ?? (plan.id === true ? "left out" : "kept");
  if (rest === "left out" && !plan.tree.children.has("_id") && plan.id !== false)
    plant(plan.tree, "_id", { kind: "keep" });
  if (rest === "kept" && plan.id === false) plant(plan.tree, "_id", { kind: "drop" });
  return (doc) => project(doc, plan.tree, rest, doc);
}

function readFields(
  prefix: string,
  fields: Document,
  plan: Plan,
  options: ProjectionOptions,
  find: boolean,
): void {
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const path = prefix + name;
    if (path.endsWith(".$")) {
      if (!find) throw new MongoError(31324, "Cannot use positional projection in aggregation projection");
      addPositional(plan, path, value, options);
      continue;
    }
    if (path.includes(".$.")) throw positionInside();
    if (isNumeric(value) || typeof value === "boolean") readFlag(plan, path, isTruthy(value));
    else if (isSubProjection(value)) readFields(`${path}.`, value, plan, options, find);
    else if (isDocument(value)) readOperator(plan, path, value, options, find);
    else {
      decide(plan, "left out", path);
      plant(plan.tree, path, { kind: "compute", evaluate: compileExpression(value, options) });
    }
  }
}

/** A document of one operator: of find, or an expression. */
function readOperator(
  plan: Plan,
  path: string,
  value: Document,
  options: ProjectionOptions,
  find: boolean,
): void {
  const [operator] = Object.keys(value);
  if (operator === undefined)
    throw new MongoError(51270, "An empty sub-projection is not a valid value. Found empty object at path");
  if (operator === "$meta") throw new MongoError("CommandNotSupported", "$meta projection is not supported");
  if (find && operator === "$slice" && !isExpressionSlice(value.$slice)) {
    plant(plan.tree, path, sliceLeaf(value.$slice));
    return;
  }
  if (plan.rest === "kept" && !(find && operator === "$elemMatch"))
    throw new MongoError(31252, "Cannot use expression other than $meta in exclusion projection");
  decide(plan, "left out", path);
  if (find && operator === "$elemMatch") {
    if (plan.positional) throw positionalAndElement();
    plan.hasElement = true;
    plant(plan.tree, path, elementLeaf(path, value.$elemMatch, options));
    return;
  }
  if (!Object.hasOwn(expressionOperators, operator))
    throw new MongoError(31325, `Unknown expression ${operator}`);
  plant(plan.tree, path, { kind: "compute", evaluate: compileExpression(value, options) });
}

function addPositional(plan: Plan, path: string, value: unknown, options: ProjectionOptions): void {
  const field = path.slice(0, -2);
  if (field.includes(".$.") || field.endsWith(".$")) throw positionInside();
  if (!isTruthy(value)) throw new MongoError(31395, "positional projection cannot be used with exclusion");
  if (plan.hasElement) throw positionalAndElement();
  if (plan.positional)
    throw new MongoError(31276, "Cannot specify more than one positional projection per query.");
  plan.positional = true;
  decide(plan, "left out", path);
  plant(plan.tree, field, positionalLeaf(options));
}

function positionInside(): MongoError {
  return new MongoError(
    31394,
    "As of 4.4, it's illegal to specify positional operator in the middle of a path.Positional projection may only be used at the end, for example: a.b.$. If the query previously used a form like a.b.$.d, remove the parts following the '$' and the results will be equivalent.",
  );
}

function positionalAndElement(): MongoError {
  return new MongoError(31255, "Cannot specify positional operator and $elemMatch.");
}

function readFlag(plan: Plan, path: string, include: boolean): void {
  if (path === "_id") {
    plan.id = include;
    return;
  }
  decide(plan, include ? "left out" : "kept", path);
  plant(plan.tree, path, { kind: include ? "keep" : "drop" });
}

function decide(plan: Plan, rest: Rest, path: string): void {
  if (plan.rest !== undefined && plan.rest !== rest) {
    if (rest === "kept")
      throw new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    throw new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
  }
  plan.rest = rest;
}

/** A document of fields, in a projection, rather than one operator. */
export function isSubProjection(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const names = Object.keys(value);
  return names.length > 1 || names[0]?.startsWith("$") === false;
}
