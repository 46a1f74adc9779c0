import { compareValues } from "../compare.ts";
import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf, type ExpressionOptions } from "../expression/expression-types.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { compileSortKeys } from "../sort.ts";
import { SortedRuns } from "../sorted-runs.ts";
import { type Accumulator, simpleAccumulators } from "./accumulators.ts";

/** An accumulation over documents. */
interface DocumentAccumulator {
  readonly add: (doc: Document) => void;
  readonly result: () => unknown;
}

/**
 * Compiles `{ $sum: expression }` and the like to a maker of fresh accumulations.
 * @throws MongoError 15952 for an unknown accumulator, 40238 for more than one
 */
export function compileAccumulator(
  spec: unknown,
  field: string,
  options: ExpressionOptions,
): () => DocumentAccumulator {
  if (!isDocument(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`);
  const [name = "", more] = Object.keys(spec);
  if (more !== undefined) throw new MongoError(40238, `The field '${field}' must specify one accumulator`);
  const simple = Object.hasOwn(simpleAccumulators, name) ? simpleAccumulators[name] : undefined;
  if (simple !== undefined) {
    const operand = spec[name];
    if (Array.isArray(operand) && operand.length !== 1) {
      throw new MongoError(40237, `The ${name} accumulator is a unary operator`);
    }
    const evaluate = compileExpression(Array.isArray(operand) ? operand[0] : operand, options);
    return () => {
      const accumulator: Accumulator = simple(options.collation);
      return { add: (doc) => accumulator.add(evaluate(doc)), result: accumulator.result };
    };
  }
  const rich = Object.hasOwn(richAccumulators, name) ? richAccumulators[name] : undefined;
  if (rich === undefined) throw new MongoError(15952, `unknown group operator '${name}'`);
  return rich(spec[name], name, options);
}

type RichAccumulator = (
  operand: unknown,
  name: string,
  options: ExpressionOptions,
) => () => DocumentAccumulator;

/** Accumulators with arguments of their own. */
export const richAccumulators: Readonly<Record<string, RichAccumulator>> = {
  $count: (operand, name) => {
    if (!isDocument(operand) || Object.keys(operand).length > 0) {
      throw new MongoError("TypeMismatch", `${name} takes no arguments, i.e. $count:{}`);
    }
    return () => {
      let count = 0;
      return { add: () => void count++, result: () => count };
    };
  },
  $top: ranked(1, false),
  $bottom: ranked(-1, false),
  $topN: ranked(1, true),
  $bottomN: ranked(-1, true),
  $firstN: several((list, n) => list.slice(0, n)),
  $lastN: several((list, n) => list.slice(-n)),
  $maxN: extremes(-1),
  $minN: extremes(1),
};

function several(pick: (list: unknown[], n: number) => unknown[]): RichAccumulator {
  return (operand, name, options) => {
    const given = argumentsOf(name, operand, ["n", "input"], []);
    const count = countOf(given.n, name, options);
    const input = compileExpression(given.input, options);
    return () => {
      const list: unknown[] = [];
      return { add: (doc) => void list.push(input(doc) ?? null), result: () => pick(list, count) };
    };
  };
}

/** The least or the greatest values; null and missing never count. */
function extremes(sign: 1 | -1): RichAccumulator {
  return (operand, name, options) => {
    const given = argumentsOf(name, operand, ["n", "input"], []);
    const count = countOf(given.n, name, options);
    const input = compileExpression(given.input, options);
    return () => {
      const rows = new SortedRuns<unknown>((a, b) => compareValues(a, b, options.collation) * sign, count);
      return {
        add: (doc) => {
          const value = input(doc) ?? null;
          if (value !== null) rows.add(value);
        },
        result: () => [...rows.rows()],
      };
    };
  };
}

/** `$top`… first by `sortBy`, `$bottom`… last; results come in the order of `sortBy`. */
function ranked(sign: 1 | -1, many: boolean): RichAccumulator {
  return (operand, name, options) => {
    const given = argumentsOf(name, operand, many ? ["n", "sortBy", "output"] : ["sortBy", "output"], []);
    if (!isDocument(given.sortBy))
      throw new MongoError("FailedToParse", `expected 'sortBy' of ${name} to be an object`);
    const count = many ? countOf(given.n, name, options) : 1;
    const keys = compileSortKeys(given.sortBy, options.collation);
    const output = compileExpression(given.output, options);
    return () => {
      let next = 0;
      // From the end, equal ones too come the other way round.
      const rows = new SortedRuns<{ key: unknown[]; value: unknown; at: number }>(
        sign === 1
          ? (a, b) => keys.compare(a.key, b.key)
          : (a, b) => keys.compare(b.key, a.key) || b.at - a.at,
        count,
      );
      return {
        add: (doc) => rows.add({ key: keys.of(doc), value: output(doc) ?? null, at: next++ }),
        result: () => {
          const kept = Array.from(rows.rows(), ({ value }) => value);
          if (sign === -1) kept.reverse();
          return many ? kept : (kept[0] ?? null);
        },
      };
    };
  };
}

function countOf(expression: unknown, name: string, options: ExpressionOptions): number {
  const value = compileExpression(expression, options)({});
  const count = isNumeric(value) ? toInteger(value) : null;
  if (count === null || count < 1n)
    throw new MongoError(5787908, `'n' of ${name} must be a positive integer`);
  return Number(count);
}
