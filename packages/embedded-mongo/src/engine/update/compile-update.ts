import { compareValues, identicalValues } from "../compare.ts";
import { describe } from "../describe.ts";
import { copyDocument, type Document, documentOf, getField, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { compileOperators } from "./compile-operators.ts";
import { dollarPrefixed } from "./paths.ts";
import { compilePipelineUpdate } from "./pipeline-update.ts";
import type { ApplyOptions, UpdateOptions } from "./update-operator.ts";

/** A compiled update. */
export interface CompiledUpdate {
  readonly kind: "operators" | "replacement" | "pipeline";
  /** Whether a positional `$` occurs: `apply` then needs the position the filter matched. */
  readonly positional: boolean;
  /**
   * @param position index the filter matched in its array (see `compilePosition`)
   * @param insert whether the document is being inserted by an upsert (`$setOnInsert` applies)
   * @returns the new document, and whether it differs from the old; the old one is never changed
   * @throws MongoError ImmutableField (66) when `_id` would change, and the operators' own errors
   */
  readonly apply: (doc: Document, run?: ApplyOptions) => { doc: Document; modified: boolean };
}

/**
 * Compiles an update: operators, a whole replacement document, or an aggregation pipeline.
 * @throws MongoError FailedToParse (9), ConflictingUpdateOperators (40), DollarPrefixedFieldName (52), BadValue (2) …
 */
export function compileUpdate(
  update: Document | readonly Document[],
  options: UpdateOptions = {},
): CompiledUpdate {
  if (Array.isArray(update)) {
    if ((options.arrayFilters ?? []).length > 0) {
      throw new MongoError("FailedToParse", "arrayFilters may not be specified for pipeline-syle updates");
    }
    const transform = compilePipelineUpdate(update, options);
    // What the pipeline leaves without an `_id` keeps the one it had.
    return {
      kind: "pipeline",
      positional: false,
      apply: (doc) => guarded(doc, withId(transform(doc), doc), "pipeline"),
    };
  }
  if (!isDocument(update))
    throw new MongoError("FailedToParse", "Update argument must be either an object or an array");
  const first = Object.keys(update)[0];
  if (first?.startsWith("$")) {
    const { apply, positional } = compileOperators(update, options);
    return {
      kind: "operators",
      positional,
      apply: (doc, run = {}) => guarded(doc, apply(doc, run), "operators"),
    };
  }
  return compileReplacement(update, options);
}

function compileReplacement(replacement: Document, options: UpdateOptions): CompiledUpdate {
  if ((options.arrayFilters ?? []).length > 0) {
    throw new MongoError("FailedToParse", "arrayFilters may not be specified for replacement-style updates");
  }
  const wrong = Object.keys(replacement).find((name) => name.startsWith("$"));
  return {
    kind: "replacement",
    positional: false,
    apply: (doc, run = {}) => {
      if (wrong !== undefined && run.insert !== true) throw dollarPrefixed(wrong, wrong);
      return guarded(doc, withId(replacement, doc), "replacement");
    },
  };
}

/** The replacement with `_id` first: its own, or that of the document. */
function withId(replacement: Document, doc: Document): Document {
  const own = getField(replacement, "_id");
  const id = own === undefined ? getField(doc, "_id") : own;
  if (id === undefined || (own !== undefined && Object.keys(replacement)[0] === "_id"))
    return copyDocument(replacement);
  const result = documentOf([["_id", id]]);
  for (const name of Object.keys(replacement)) if (name !== "_id") result[name] = replacement[name];
  return result;
}

/**
 * Refuses a changed `_id`, and tells whether anything changed at all.
 * With operators an unchanged result is the very same object, so that nothing need be compared.
 */
function guarded(
  before: Document,
  after: Document,
  kind: CompiledUpdate["kind"],
): { doc: Document; modified: boolean } {
  const id = getField(before, "_id");
  if (id !== undefined && !identicalValues(id, getField(after, "_id"))) {
    // 1 and 1.0 are the same identity: the stored one stays.
    if (compareValues(id, getField(after, "_id")) !== 0) {
      throw new MongoError(
        "ImmutableField",
        kind === "operators"
          ? "Performing an update on the path '_id' would modify the immutable field '_id'"
          : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describe(getField(after, "_id"))}`,
      );
    }
    after = copyDocument(after);
    after._id = id;
  }
  const modified = after !== before && (kind === "operators" || !identicalValues(before, after));
  return { doc: modified ? after : before, modified };
}
