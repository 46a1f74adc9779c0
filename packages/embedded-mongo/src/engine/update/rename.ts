import { describe, describeField } from "../describe.ts";
import { type Document, getField, isArrayIndex, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { valueAt } from "../path.ts";
import { typeNameOf } from "../value-types.ts";
import { applyAtPath, type UpdateRun } from "./apply-path.ts";
import { setting } from "./number-operators.ts";
import { checkPath } from "./paths.ts";

/**
 * Compiles `$rename`: takes a value away at one path and sets it at another; nothing happens when there is none.
 * @throws MongoError BadValue (2) for a target that is no string or the same path, or a path through an array
 */
export function compileRename(operand: unknown): { paths: string[]; apply: (doc: Document) => Document } {
  if (operand === undefined) return { paths: [], apply: (doc) => doc };
  if (!isDocument(operand)) {
    throw new MongoError(
      "FailedToParse",
      `Modifiers operate on fields but we found type ${typeNameOf(operand)} instead. For example: {$mod: {<field>: ...}} not {$rename: ${describe(operand)}}`,
    );
  }
  const moves = Object.keys(operand).map((from) => {
    const to = operand[from];
    if (typeof to !== "string")
      throw new MongoError(
        "BadValue",
        `The 'to' field for $rename must be a string: ${from}: ${describe(to)}`,
      );
    if (from === to)
      throw new MongoError(
        "BadValue",
        `The source and target field for $rename must differ: ${from}: "${to}"`,
      );
    const parts = { from: checkPath(from), to: checkPath(to) };
    for (const [role, path, list] of [
      ["source", from, parts.from],
      ["destination", to, parts.to],
    ] as const) {
      if (list.some((part) => part.startsWith("$")))
        throw new MongoError("BadValue", `The ${role} field for $rename may not be dynamic: ${path}`);
    }
    return { from, to, parts };
  });
  return {
    paths: moves.flatMap(({ from, to }) => [from, to]),
    apply: (doc) => {
      let result = doc;
      for (const { from, to, parts } of moves) {
        assertNoArray(doc, parts.from, "source");
        const value = valueAt(result, parts.from);
        if (value === undefined) continue;
        assertNoArray(doc, parts.to, "destination");
        const run: UpdateRun = {
          id: getField(doc, "_id"),
          path: to,
          position: undefined,
          elementTests: new Map(),
          original: result,
          touch: undefined,
        };
        const without = applyAtPath(
          result,
          parts.from,
          { apply: () => undefined, creates: false, blocked: "ignore" },
          run,
        );
        const renamed = applyAtPath(
          without,
          parts.to,
          setting(() => value),
          { ...run, path: from },
        );
        result = isDocument(renamed) ? renamed : result;
      }
      return result;
    },
  };
}

/** @throws MongoError PathNotViable (28) where the path cannot go on, BadValue (2) where it goes through an array */
function assertNoArray(doc: Document, parts: readonly string[], role: string): void {
  assertViable(doc, parts);
  for (let i = 1; i < parts.length; i++) {
    const above = parts.slice(0, i);
    if (!Array.isArray(valueAt(doc, above))) continue;
    const id = describeField("_id", getField(doc, "_id"));
    throw new MongoError(
      "BadValue",
      `The ${role} field cannot be an array element, '${parts.join(".")}' in doc with ${id} has an array field called '${above.at(-1) ?? ""}'`,
    );
  }
}

function assertViable(doc: Document, parts: readonly string[]): void {
  for (let i = 1; i < parts.length; i++) {
    const value = valueAt(doc, parts.slice(0, i));
    const next = parts[i] ?? "";
    if (value === undefined || isDocument(value) || (Array.isArray(value) && isArrayIndex(next))) continue;
    const at = parts[i - 1] ?? "";
    throw new MongoError(
      "PathNotViable",
      `cannot use the part (${at} of ${parts.join(".")}) to traverse the element (${describeField(at, value)})`,
    );
  }
}
