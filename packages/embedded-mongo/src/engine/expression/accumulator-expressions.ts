import { simpleAccumulators } from "../accumulator/accumulators.ts";
import { weigh } from "../turn.ts";
import { type ExpressionOperator, type OperatorTable, operandsOf } from "./expression-types.ts";

/** Accumulators as plain expressions: over several operands, or over the items of one array. */
export const accumulatorExpressions: OperatorTable = Object.fromEntries(
  ["$sum", "$avg", "$min", "$max", "$stdDevPop", "$stdDevSamp"].map((name) => [name, accumulating(name)]),
);

function accumulating(name: string): ExpressionOperator {
  return (operand, compiler) => {
    const parts = operandsOf(operand).map((part) => compiler.compile(part));
    const factory = simpleAccumulators[name];
    return (root) => {
      const values = parts.map((part) => part(root));
      const [only] = values;
      weigh(only);
      const accumulator = factory?.(compiler.collation);
      for (const value of values.length === 1 && Array.isArray(only) ? only : values) accumulator?.add(value);
      return accumulator?.result();
    };
  };
}
