import { type Document, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { documentStages } from "../pipeline/document-stages.ts";
import type { UpdateOptions } from "./update-operator.ts";

/**
 * Compiles an update given as an aggregation pipeline.
 * @throws MongoError InvalidOptions (72) for a stage that updates may not use, 40324 for an unknown one
 */
export function compilePipelineUpdate(
  stages: readonly unknown[],
  options: UpdateOptions,
): (doc: Document) => Document {
  const steps = stages.map((stage) => {
    const [name = "", more] = isDocument(stage) ? Object.keys(stage) : [];
    if (!isDocument(stage) || more !== undefined) {
      throw new MongoError(40323, "A pipeline stage specification object must contain exactly one field.");
    }
    const compile = Object.hasOwn(documentStages, name) ? documentStages[name] : undefined;
    if (compile === undefined)
      throw new MongoError("InvalidOptions", `${name} is not allowed to be used within an update`);
    return compile(stage[name], options);
  });
  return (doc) => steps.reduce((current, step) => step(current), doc);
}
