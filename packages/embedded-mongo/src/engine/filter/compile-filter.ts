import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { isTruthy } from "../expression/logic.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toNumber } from "../numbers.ts";
import { compilePath } from "../path.ts";
import { compileConditions } from "./conditions.ts";
import { compileJsonSchema } from "./json-schema.ts";
import {
  elementTarget,
  type FilterContext,
  type FilterOptions,
  isOperatorDocument,
  isReferenceField,
  type Predicate,
  type Target,
  type ValueTest,
} from "./target.ts";

/**
 * Compiles a MongoDB query filter to a predicate on documents.
 * @throws MongoError BadValue (2) for an unknown operator (`unknown operator: $foo`, at the top `unknown top level
 *   operator: $foo`) or a malformed operand
 */
export function compileFilter(filter: Document, options: FilterOptions = {}): Predicate {
  const predicate = compileAll(filter, contextOf(options));
  if (holdsLoop(filter)) slow.add(predicate);
  return predicate;
}

const slow = new WeakSet<Predicate>();

/** Whether a compiled filter may take long for one document, and can be laid down. */
export function isSlowFilter(predicate: Predicate): boolean {
  return slow.has(predicate);
}

/**
 * Compiles the condition of an `$elemMatch` or `$pull` on one element: operators apply to the element itself,
 * anything else is a filter on embedded documents.
 */
export function compileElementFilter(condition: Document, options: FilterOptions = {}): ValueTest {
  return compileElement(condition, contextOf(options));
}

function contextOf(options: FilterOptions): FilterContext {
  const context: FilterContext = {
    ...options,
    compileFilter: (filter) => compileAll(filter, context),
    compileConditions: (target, condition) => compileConditions(target, condition, context),
    compileElement: (condition) => compileElement(condition, context),
  };
  return context;
}

function compileAll(filter: Document, context: FilterContext): Predicate {
  const tests = Object.keys(filter).map((name) => compileClause(name, filter[name], context));
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (doc) => {
    for (const test of tests) if (!test(doc)) return false;
    return true;
  };
}

function compileElement(condition: Document, context: FilterContext): ValueTest {
  const first = Object.keys(condition)[0];
  if (isOperatorDocument(condition) && !elementFilters.includes(first ?? "")) {
    return compileConditions(elementTarget, condition, context);
  }
  const filter = compileAll(condition, context);
  return (item) => {
    if (isDocument(item)) return filter(item);
    return (
      Array.isArray(item) && filter(documentOf(item.map((value: unknown, index) => [String(index), value])))
    );
  };
}

/** What makes a condition on an element a filter on documents. */
const elementFilters: readonly string[] = ["$and", "$or", "$nor", "$expr", "$where", "$comment"];

type TopOperator = (operand: unknown, options: FilterContext) => Predicate;

/** Operators that stand at the top of a filter. */
export const topOperators: Readonly<Record<string, TopOperator>> = {
  $and: (operand, options) => {
    const tests = clauses("$and", operand, options);
    return (doc) => tests.every((test) => test(doc));
  },
  $or: (operand, options) => {
    const tests = clauses("$or", operand, options);
    return (doc) => tests.some((test) => test(doc));
  },
  $nor: (operand, options) => {
    const tests = clauses("$nor", operand, options);
    return (doc) => !tests.some((test) => test(doc));
  },
  $expr: (operand, options) => {
    const evaluate = compileExpression(operand, options);
    return (doc) => isTruthy(evaluate(doc));
  },
  $jsonSchema: (operand) => compileJsonSchema(operand),
  $sampleRate: (operand) => {
    if (!isNumeric(operand))
      throw new MongoError("BadValue", "argument to $sampleRate must be a numeric type");
    const rate = toNumber(operand);
    if (!(rate >= 0 && rate <= 1))
      throw new MongoError("BadValue", "numeric argument to $sampleRate must be in [0, 1]");
    return () => Math.random() < rate;
  },
  $comment: () => () => true,
};

function compileClause(name: string, condition: unknown, options: FilterContext): Predicate {
  // The fields of a DBRef have names like operators.
  if (name.startsWith("$") && !isReferenceField(name)) {
    const operator = Object.hasOwn(topOperators, name) ? topOperators[name] : undefined;
    if (operator === undefined) throw new MongoError("BadValue", `unknown top level operator: ${name}`);
    return operator(condition, options);
  }
  const target: Target<Document> = { path: name, reach: (leafArrays) => compilePath(name, leafArrays) };
  return compileConditions(target, condition, options);
}

function clauses(name: string, operand: unknown, options: FilterContext): Predicate[] {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", `${name} must be an array`);
  if (operand.length === 0) throw new MongoError("BadValue", `${name} must be a nonempty array`);
  return operand.map((item: unknown) => {
    if (!isDocument(item)) throw new MongoError("BadValue", `${name} entries need to be full objects`);
    return compileAll(item, options);
  });
}
