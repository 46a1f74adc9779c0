import { isDocument } from "../document.ts";
import { compileElementFilter } from "../filter/compile-filter.ts";
import { compilePosition } from "../filter/position.ts";
import type { FilterOptions } from "../filter/target.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import type { ProjectionOptions } from "./projection-options.ts";
import type { Leaf } from "./projection-tree.ts";

/** `$slice` of an array expression (aggregation) rather than of the field itself (find). */
export function isExpressionSlice(operand: unknown): boolean {
  return Array.isArray(operand) && !isNumeric(operand[0]);
}

/** `$slice` of a find: the first or last elements, or some from a place on. */
export function sliceLeaf(operand: unknown): Leaf {
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

/** `$elemMatch` of a find: the first element that meets the condition. */
export function elementLeaf(path: string, condition: unknown, options: FilterOptions): Leaf {
  if (!isDocument(condition))
    throw new MongoError(
      31274,
      `elemMatch: Invalid argument, object required, but got ${typeNameOf(condition)}`,
    );
  if (path.includes(".")) throw new MongoError(31275, "Cannot use $elemMatch projection on a nested field.");
  const test = compileElementFilter(condition, options);
  return {
    kind: "transform",
    change: (value) => {
      const found = Array.isArray(value) ? value.findIndex(test) : -1;
      return Array.isArray(value) && found >= 0 ? [value[found]] : undefined;
    },
  };
}

/** `a.$` of a find: the element that the filter met. */
export function positionalLeaf(options: ProjectionOptions): Leaf {
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
