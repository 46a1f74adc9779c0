import { aggregateOperations } from "./aggregates.ts";
import { arithmeticOperations } from "./arithmetic.ts";
import { choiceOperations } from "./choice.ts";
import { dateOperations } from "./dates.ts";
import { listOperations } from "./lists.ts";
import type { Operation } from "./operation.ts";
import { operators } from "./operators.ts";
import { textOperations } from "./texts.ts";

/** Every operator and function that a typed tree may call, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ...operators,
  ...aggregateOperations,
  ...arithmeticOperations,
  ...choiceOperations,
  ...textOperations,
  ...dateOperations,
  ...listOperations,
]);
