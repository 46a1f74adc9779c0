import { copyDocument, type Document, getField, isDocument, newDocument } from "../document.ts";
import type { Evaluate } from "../expression/expression-types.ts";
import { fieldPath } from "../field-path.ts";
import { MongoError } from "../mongo-error.ts";

/** What happens at the end of a path. */
export type Leaf =
  | { readonly kind: "keep" }
  | { readonly kind: "drop" }
  | { readonly kind: "compute"; readonly evaluate: Evaluate }
  /** Changes the present value (`$slice`, `$elemMatch`, positional `$`); `undefined` leaves it out. */
  | { readonly kind: "transform"; readonly change: (value: unknown, root: Document) => unknown };

/** A projection by field, nested as the documents are. */
export interface Branch {
  readonly kind: "branch";
  readonly children: Map<string, Branch | Leaf>;
  /** Whether a value is computed somewhere below, so that the path is made where it is missing. */
  computes: boolean;
}

/** What becomes of fields the projection does not name. */
export type Rest = "left out" | "kept";

/** An empty tree. */
export function newBranch(): Branch {
  return { kind: "branch", children: new Map(), computes: false };
}

/**
 * Adds a path to the tree.
 * @throws MongoError 31249/31250 when it collides with another, and those of `fieldPath`
 */
export function plant(tree: Branch, path: string, leaf: Leaf): void {
  const parts = fieldPath(path);
  let branch = tree;
  for (const [index, part] of parts.entries()) {
    if (leaf.kind === "compute") branch.computes = true;
    const child = branch.children.get(part);
    if (index === parts.length - 1) {
      if (child !== undefined) throw new MongoError(31250, `Path collision at ${path}`);
      branch.children.set(part, leaf);
    } else if (child === undefined) {
      const next = newBranch();
      branch.children.set(part, next);
      branch = next;
    } else if (child.kind === "branch") branch = child;
    else
      throw new MongoError(
        31249,
        `Path collision at ${path} remaining portion ${parts.slice(index + 1).join(".")}`,
      );
  }
}

/** Applies a tree to a document. */
export function project(doc: Document, tree: Branch, rest: Rest, root: Document): Document {
  const result = rest === "kept" ? copyDocument(doc) : newDocument();
  if (rest === "left out") {
    for (const name of Object.keys(doc)) {
      const child = tree.children.get(name);
      if (child === undefined || child.kind === "compute" || child.kind === "drop") continue;
      put(result, name, projected(child, getField(doc, name), rest, root));
    }
  }
  for (const [name, child] of tree.children) {
    if (rest === "kept") put(result, name, projected(child, getField(doc, name), rest, root));
    else if (child.kind === "compute") put(result, name, child.evaluate(root));
    else if (child.kind === "branch" && child.computes && getField(doc, name) === undefined) {
      put(result, name, projected(child, undefined, rest, root));
    }
  }
  return result;
}

function projected(child: Branch | Leaf, value: unknown, rest: Rest, root: Document): unknown {
  switch (child.kind) {
    case "keep":
      return value;
    case "drop":
      return undefined;
    case "compute":
      return child.evaluate(root);
    case "transform":
      return value === undefined ? undefined : child.change(value, root);
    default:
      return inside(value, child, rest, root);
  }
}

/** Below a branch: documents are projected, arrays item by item, other values go with the rest. */
function inside(value: unknown, tree: Branch, rest: Rest, root: Document): unknown {
  if (isDocument(value)) return project(value, tree, rest, root);
  if (Array.isArray(value)) {
    return value.map((item: unknown) => inside(item, tree, rest, root)).filter((item) => item !== undefined);
  }
  if (tree.computes) return project(newDocument(), tree, rest, root);
  return rest === "kept" ? value : undefined;
}

function put(doc: Document, name: string, value: unknown): void {
  if (value !== undefined) doc[name] = value;
  else Reflect.deleteProperty(doc, name);
}
