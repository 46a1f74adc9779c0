import { type Document, isDocument } from "../document.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { MongoError } from "../mongo-error.ts";
import { unhurried } from "../turn.ts";
import { bucket } from "./bucket.ts";
import { bucketAuto } from "./bucket-auto.ts";
import { documentStages } from "./document-stages.ts";
import { graphLookup } from "./graph-lookup.ts";
import { group, sortByCount } from "./group.ts";
import { facet, lookup, unionWith } from "./joins.ts";
import { paced, pause, unpaced } from "./pause.ts";
import type { PipelineEnvironment, Sink, Stage, StageCompiler, StageContext } from "./pipeline-types.ts";
import { count, countOf, limit, match, sample, skip, sort, unwind } from "./simple-stages.ts";
import { sinks } from "./sinks.ts";
import { setWindowFields } from "./window-fields.ts";

/** A compiled pipeline. */
export interface CompiledPipeline {
  /** Documents in, documents out; lazily where the stages allow it. May be run again, but not twice at the same time. */
  readonly run: Stage;
  /** Where the caller has to write the result (`$out`, `$merge`), or `null`. */
  readonly sink: Sink | null;
}

/** All stages by name but those that write; any other is refused. */
export const stages: Readonly<Record<string, StageCompiler>> = {
  ...Object.fromEntries(Object.keys(documentStages).map((name) => [name, perDocument(name)])),
  $match: match,
  $limit: limit,
  $skip: skip,
  $count: count,
  $sort: (spec, context) => sort(spec, context),
  $unwind: unwind,
  $sample: sample,
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: (spec, context) => lookup(spec, context),
  $graphLookup: graphLookup,
  $unionWith: unionWith,
  $facet: facet,
  $setWindowFields: setWindowFields,
};

/**
 * Compiles an aggregation pipeline.
 * @throws MongoError 40323 for a stage that is not one field, 40324 for an unknown stage, 40601 for `$out` or `$merge`
 *   that is not the last, and the stages' own errors
 */
export function compilePipeline(
  pipeline: readonly unknown[],
  environment: PipelineEnvironment = {},
): CompiledPipeline {
  const context: PipelineEnvironment = { ...environment, now: environment.now ?? new Date() };
  const last = pipeline.at(-1);
  const lastName = isDocument(last) ? (Object.keys(last)[0] ?? "") : "";
  const sink =
    Object.hasOwn(sinks, lastName) && isDocument(last) ? (sinks[lastName]?.(last[lastName]) ?? null) : null;
  const run = compileStages(sink === null ? pipeline : pipeline.slice(0, -1), context);
  return { run: environment.paced === true ? run : (docs) => unpaced(run(docs)), sink };
}

function compileStages(pipeline: unknown, environment: PipelineEnvironment): Stage {
  if (!Array.isArray(pipeline))
    throw new MongoError("TypeMismatch", "'pipeline' option must be specified as an array");
  const context: StageContext = {
    ...environment,
    compileStages: (inner, vars) => {
      const run = compileStages(inner, vars === undefined ? environment : { ...environment, vars });
      return (docs) => run(paced(docs));
    },
  };
  const specs = pipeline.map((stage: unknown) => oneField(stage));
  const compiled = specs.map(({ name, spec }, index) => {
    if (name === "$sort") return sort(spec, context, following(specs.slice(index + 1)));
    if (name === "$lookup") return lookup(spec, context, pipeline.slice(index + 1));
    const compile = Object.hasOwn(stages, name) ? stages[name] : undefined;
    if (compile !== undefined) return compile(spec, context);
    if (Object.hasOwn(sinks, name))
      throw new MongoError(40601, `${name} can only be the final stage in the pipeline`);
    throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  });
  // What a stage keeps back, and then gives all at once, comes with pauses.
  const paces = specs.map(({ name }) => !passing.has(name));
  return (input) =>
    compiled.reduce(
      (docs, stage, index) => (paces[index] === true ? paced(stage(docs)) : stage(docs)),
      input,
    );
}

function oneField(stage: unknown): { name: string; spec: unknown } {
  if (!isDocument(stage))
    throw new MongoError("TypeMismatch", "Each element of the 'pipeline' array must be an object");
  const names = Object.keys(stage);
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw new MongoError(40323, "A pipeline stage specification object must contain exactly one field.");
  }
  return { name, spec: stage[name] };
}

/** How many sorted documents can be wanted at most: a `$limit` that follows, after `$skip`s. */
function following(rest: readonly { name: string; spec: unknown }[]): number | undefined {
  let skipped = 0;
  for (const { name, spec } of rest) {
    if (name === "$limit") return skipped + countOf(name, spec);
    if (name !== "$skip") return undefined;
    skipped += countOf(name, spec);
  }
  return undefined;
}

/** Stages that give a document at most for each they are given, at once. */
const passing: ReadonlySet<string> = new Set([...Object.keys(documentStages), "$match", "$limit", "$skip"]);

function perDocument(name: string): StageCompiler {
  return (spec, context) => {
    const transform = documentStages[name]?.(spec, context);
    const isSlow = holdsLoop(spec);
    return function* (input: Iterable<Document>) {
      for (const doc of input) {
        if (transform === undefined || doc === pause) yield doc;
        else yield isSlow ? yield* unhurried(pause, () => transform(doc)) : transform(doc);
      }
    };
  };
}
