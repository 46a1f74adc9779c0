import type { Document } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import type { UpdateOptions } from "./update-operator.ts";

/** Compiles an update given as an aggregation pipeline. */
export function compilePipelineUpdate(
  stages: readonly Document[],
  _options: UpdateOptions,
): (doc: Document) => Document {
  throw new MongoError("CommandNotSupported", `update pipelines are not supported: ${stages.length} stages`);
}
