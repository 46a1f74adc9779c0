import { describe, describeField } from "../describe.ts";
import { copyDocument, documentOf, getField, isArrayIndex, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";

/** What an update operator does with the value at the end of its path. */
export interface Leaf {
  /** New value for the present one (`undefined`: missing). The same value: no change; `undefined`: remove. */
  readonly apply: (current: unknown, run: UpdateRun) => unknown;
  /** Whether a missing path is made. */
  readonly creates: boolean;
  /** What happens when the path goes through a value that has no fields. */
  readonly blocked: "error" | "ignore";
}

/** What is known while one document is updated. */
export interface UpdateRun {
  readonly id: unknown;
  readonly path: string;
  /** Index for the positional `$`. */
  readonly position: number | undefined;
  /** Tests of `$[name]` by name. */
  readonly elementTests: ReadonlyMap<string, (element: unknown) => boolean>;
  /** The document before any change of this update: by it the tests judge. */
  readonly original: unknown;
  /** Reports every concrete path written, where paths with `$[…]` could meet. */
  readonly touch: ((path: string) => void) | undefined;
}

// A longer hole would be filled with nulls: MongoDB's own limit.
const longestPadding = 1_500_000;

/**
 * Applies a leaf operation at a path and returns the container with the change, copied along the path only; the
 * very same container when nothing changed.
 * @throws MongoError PathNotViable (28) through scalars, BadValue (2) for `$`, `$[]`, `$[id]` without an array
 */
export function applyAtPath(current: unknown, parts: readonly string[], leaf: Leaf, run: UpdateRun): unknown {
  return step(current, run.original, parts, 0, leaf, run, []);
}

function step(
  current: unknown,
  original: unknown,
  parts: readonly string[],
  at: number,
  leaf: Leaf,
  run: UpdateRun,
  trail: readonly string[],
): unknown {
  const given = parts[at];
  if (given === undefined) {
    run.touch?.(trail.join("."));
    return leaf.apply(current, run);
  }
  const part = given === "$" ? positionOf(run) : given;
  if (Array.isArray(current)) return stepArray(current, original, part, parts, at, leaf, run, trail);
  if (part.startsWith("$[")) throw noArray(current, trail);
  if (current === undefined) {
    if (!leaf.creates) return undefined;
    const made = step(undefined, undefined, parts, at + 1, leaf, run, [...trail, part]);
    return made === undefined ? undefined : documentOf([[part, made]]);
  }
  if (!isDocument(current)) return blocked(current, part, leaf, trail);
  const before = getField(current, part);
  const inner = isDocument(original) ? getField(original, part) : undefined;
  const after = step(before, inner, parts, at + 1, leaf, run, [...trail, part]);
  if (Object.is(after, before)) return current;
  const copy = copyDocument(current);
  if (after === undefined) Reflect.deleteProperty(copy, part);
  else copy[part] = after;
  return copy;
}

function stepArray(
  list: readonly unknown[],
  original: unknown,
  part: string,
  parts: readonly string[],
  at: number,
  leaf: Leaf,
  run: UpdateRun,
  trail: readonly string[],
): unknown {
  const originals: readonly unknown[] = Array.isArray(original) ? original : [];
  const into = (index: number): unknown =>
    step(list[index], originals[index], parts, at + 1, leaf, run, [...trail, String(index)]);
  if (part.startsWith("$[")) {
    const test = part === "$[]" ? () => true : run.elementTests.get(part.slice(2, -1));
    const after = list.map((item, index) =>
      test?.(index < originals.length ? originals[index] : item) === true ? (into(index) ?? null) : item,
    );
    return after.every((item, index) => Object.is(item, list[index])) ? list : after;
  }
  if (!isArrayIndex(part)) return blocked(list, part, leaf, trail);
  const index = Number(part);
  if (index >= list.length && !leaf.creates) return list;
  const made = into(index);
  if (index >= list.length && made === undefined) return list;
  // Removing an element leaves null, so that the others keep their places.
  const after = made ?? null;
  if (index < list.length && Object.is(after, list[index])) return list;
  if (index - list.length > longestPadding) {
    throw new MongoError("CannotBackfillArray", `can't backfill more than ${longestPadding} elements`);
  }
  const copy = [...list];
  while (copy.length < index) copy.push(null);
  copy[index] = after;
  return copy;
}

function positionOf(run: UpdateRun): string {
  if (run.position !== undefined) return String(run.position);
  throw new MongoError("BadValue", "The positional operator did not find the match needed from the query.");
}

function noArray(current: unknown, trail: readonly string[]): MongoError {
  const path = trail.join(".");
  if (current === undefined) {
    return new MongoError(
      "BadValue",
      `The path '${path}' must exist in the document in order to apply array updates.`,
    );
  }
  return new MongoError(
    "BadValue",
    `Cannot apply array updates to non-array element ${trail.at(-1) ?? ""}: ${describe(current)}`,
  );
}

function blocked(current: unknown, part: string, leaf: Leaf, trail: readonly string[]): unknown {
  if (leaf.blocked === "ignore") return current;
  const element = describeField(trail.at(-1) ?? "", current);
  throw new MongoError("PathNotViable", `Cannot create field '${part}' in element ${element}`);
}
