import { type Document, getField, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { isTruthy } from "../expression/logic.ts";
import { compileElementFilter } from "../filter/compile-filter.ts";
import { compilePosition } from "../filter/position.ts";
import type { FilterOptions } from "../filter/target.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { type Branch, type Leaf, newBranch, plant, project, type Rest } from "./projection-tree.ts";

/** A compiled projection: gives a new document, never changes the old one. */
export type Projection = (doc: Document) => Document;

/** What a projection may depend on; `filter` is the query's, needed by the positional `$`. */
export interface ProjectionOptions extends FilterOptions {
  readonly filter?: Document | undefined;
}

/**
 * Compiles the projection of a find: inclusion, exclusion, `_id`, computed fields, `$slice`, `$elemMatch`, `a.$`.
 * @throws MongoError 31253/31254 for inclusion mixed with exclusion, 31249/31250 for paths that collide,
 *   CommandNotSupported for `$meta`
 */
export function compileProjection(projection: Document, options: ProjectionOptions = {}): Projection {
  return compile(projection, options, true);
}

/** Compiles the `$project` stage: the same without `$slice` and `$elemMatch` of find and without the positional `$`. */
export function compileProjectStage(projection: unknown, options: FilterOptions = {}): Projection {
  if (!isDocument(projection)) throw new MongoError(15969, "$project specification must be an object");
  if (Object.keys(projection).length === 0) {
    throw new MongoError(
      51272,
      "Invalid $project :: caused by :: projection specification must have at least one field",
    );
  }
  return compile(projection, options, false);
}

/** Compiles `$addFields`/`$set`: computed fields beside all others; a document of fields is merged into a present one. */
export function compileAddFields(fields: unknown, options: FilterOptions = {}): Projection {
  if (!isDocument(fields)) throw new MongoError(40272, "$addFields specification stage must be an object");
  const tree = newBranch();
  const add = (prefix: string, doc: Document): void => {
    for (const name of Object.keys(doc)) {
      const value = doc[name];
      const path = prefix + name;
      if (name.startsWith("$"))
        throw new MongoError(
          16410,
          "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
        );
      if (isPlainNested(value)) add(`${path}.`, value);
      else plant(tree, path, { kind: "compute", evaluate: compileExpression(value, options) });
    }
  };
  add("", fields);
  return (doc) => project(doc, tree, "kept", doc);
}

/** Compiles `$unset`: paths to leave out. */
export function compileUnset(paths: unknown): Projection {
  const tree = newBranch();
  const list: unknown[] = Array.isArray(paths) ? paths : [paths];
  if (list.length === 0)
    throw new MongoError(31119, "$unset specification must be a string or an array with at least one field");
  for (const path of list) {
    if (typeof path !== "string")
      throw new MongoError(
        31120,
        "$unset specification must be a string or an array containing only string values",
      );
    plant(tree, path, { kind: "drop" });
  }
  return (doc) => project(doc, tree, "kept", doc);
}

interface Plan {
  readonly tree: Branch;
  /** Set by the first field that tells. */
  rest: Rest | undefined;
  id: boolean | undefined;
}

function compile(projection: Document, options: ProjectionOptions, find: boolean): Projection {
  const plan: Plan = { tree: newBranch(), rest: undefined, id: undefined };
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
    if (find && path.endsWith(".$")) {
      decide(plan, "left out", path);
      plant(plan.tree, path.slice(0, -2), positional(options));
    } else if (isNumeric(value) || typeof value === "boolean") readFlag(plan, path, isTruthy(value));
    else if (isPlainNested(value)) readFields(`${path}.`, value, plan, options, find);
    else if (
      find &&
      isDocument(value) &&
      getField(value, "$slice") !== undefined &&
      !isExpressionSlice(value.$slice)
    ) {
      plant(plan.tree, path, sliceLeaf(value.$slice));
    } else if (find && isDocument(value) && isDocument(value.$elemMatch)) {
      decide(plan, "left out", path);
      plant(plan.tree, path, elementLeaf(value.$elemMatch, options));
    } else {
      if (isDocument(value) && Object.hasOwn(value, "$meta"))
        throw new MongoError("CommandNotSupported", "$meta projection is not supported");
      decide(plan, "left out", path);
      plant(plan.tree, path, { kind: "compute", evaluate: compileExpression(value, options) });
    }
  }
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

function isPlainNested(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && !names[0]?.startsWith("$");
}

/** `$slice` of an array expression (aggregation) rather than of the field itself (find). */
function isExpressionSlice(operand: unknown): boolean {
  return Array.isArray(operand) && !isNumeric(operand[0]);
}

function sliceLeaf(operand: unknown): Leaf {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item: unknown) => {
    const whole = isNumeric(item) ? toInteger(item) : null;
    if (whole === null)
      throw new MongoError(
        28667,
        "Invalid $slice syntax. The given syntax did not match the find() syntax or the expression syntax",
      );
    return Number(whole);
  });
  const [first = 0, count] = numbers;
  if (count !== undefined && count <= 0)
    throw new MongoError(28724, `Third argument to $slice must be positive: ${count}`);
  return {
    kind: "transform",
    change: (value) => {
      if (!Array.isArray(value)) return value;
      if (count === undefined) return first < 0 ? value.slice(first) : value.slice(0, first);
      const start = first < 0 ? Math.max(0, value.length + first) : first;
      return value.slice(start, start + count);
    },
  };
}

function elementLeaf(condition: Document, options: FilterOptions): Leaf {
  const test = compileElementFilter(condition, options);
  return {
    kind: "transform",
    change: (value) => {
      const found = Array.isArray(value) ? value.findIndex(test) : -1;
      return Array.isArray(value) && found >= 0 ? [value[found]] : undefined;
    },
  };
}

function positional(options: ProjectionOptions): Leaf {
  const find = compilePosition(options.filter ?? {}, options);
  return {
    kind: "transform",
    change: (value, root) => {
      if (!Array.isArray(value)) return value;
      const position = find(root);
      if (position === undefined || position >= value.length) {
        throw new MongoError(
          51246,
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        );
      }
      return [value[position]];
    },
  };
}
