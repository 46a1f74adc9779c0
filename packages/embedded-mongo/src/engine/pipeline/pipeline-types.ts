import type { Collation } from "../collation.ts";
import type { Document } from "../document.ts";
import type { ExpressionOptions } from "../expression/expression-types.ts";
import type { Fields } from "./needed-fields.ts";

/** What a pipeline reaches outside itself. */
export interface PipelineEnvironment extends ExpressionOptions {
  readonly collation?: Collation | undefined;
  /** Whether the result is to come with pauses between the documents, so that the caller can let others have a turn. */
  readonly paced?: boolean | undefined;
  /** All documents of another collection of the same database (none if it does not exist). */
  readonly collection?: ((name: string) => Iterable<Document>) | undefined;
  /**
   * Prepares to find the documents of another collection that a join by a path meets (see `joinKeys`); without it, or
   * where it gives nothing, the engine makes a table of all of them. Of their fields only those wanted need be there,
   * and `_id`.
   */
  readonly lookupEqual?:
    | ((name: string, path: string, wanted: Fields) => EqualFinder | undefined)
    | undefined;
}

/** The documents that have a value at the path it was made for. */
export type EqualFinder = (value: unknown) => Iterable<Document>;

/** A stage at work: documents in, documents out, one by one where the stage allows it. Passes on every `pause`. */
export type Stage = (input: Iterable<Document>) => Iterable<Document>;

/** The environment and the way back into the compiler, for stages that contain pipelines. */
export interface StageContext extends PipelineEnvironment {
  readonly compileStages: (stages: unknown, vars?: Readonly<Record<string, unknown>>) => Stage;
}

/** Makes a stage from its specification. */
export type StageCompiler = (spec: unknown, context: StageContext) => Stage;

/** Where a pipeline's result is written, when it ends in `$out` or `$merge`. */
export type Sink =
  | { readonly kind: "out"; readonly db: string | undefined; readonly coll: string }
  | {
      readonly kind: "merge";
      readonly db: string | undefined;
      readonly coll: string;
      /** Fields that identify a document; `_id` by default. */
      readonly on: readonly string[];
      readonly whenMatched: "replace" | "keepExisting" | "merge" | "fail" | readonly Document[];
      readonly whenNotMatched: "insert" | "discard" | "fail";
      /** Expressions for variables of a `whenMatched` pipeline; `$$new` is the incoming document. */
      readonly vars: Document | undefined;
    };
