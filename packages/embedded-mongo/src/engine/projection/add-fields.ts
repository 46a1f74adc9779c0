import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import type { FilterOptions } from "../filter/target.ts";
import { MongoError } from "../mongo-error.ts";
import { isSubProjection, type Projection } from "./compile-projection.ts";
import { newBranch, plant, project } from "./projection-tree.ts";

/**
 * Compiles `$addFields`/`$set`: computed fields beside all others; a document of fields is merged into a present one.
 * @throws MongoError 40180 for an empty document, 31249/31250 for paths that collide, and those of `fieldPath`
 */
export function compileAddFields(fields: Document, options: FilterOptions = {}): Projection {
  const tree = newBranch();
  const add = (prefix: string, doc: Document): void => {
    for (const name of Object.keys(doc)) {
      const value = doc[name];
      const path = prefix + name;
      if (isDocument(value) && Object.keys(value).length === 0)
        throw new MongoError(
          40180,
          `an empty object is not a valid value. Found empty object at path ${path}`,
        );
      if (isSubProjection(value)) add(`${path}.`, value);
      else plant(tree, path, { kind: "compute", evaluate: compileExpression(value, options) });
    }
  };
  add("", fields);
  return (doc) => project(doc, tree, "kept", doc);
}

/** Compiles `$unset`: paths to leave out. */
export function compileUnset(paths: readonly string[]): Projection {
  const tree = newBranch();
  for (const path of paths) plant(tree, path, { kind: "drop" });
  return (doc) => project(doc, tree, "kept", doc);
}
