import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { dottedName, operatorName } from "../field-path.ts";
import { MongoError } from "../mongo-error.ts";
import { compilePath } from "../path.ts";
import { unhurried } from "../turn.ts";
import { collectionOf, equality, valuesAt } from "./foreign.ts";
import { equalityOf } from "./lookup-equality.ts";
import { fieldsBelow, fieldsOfPipeline } from "./needed-fields.ts";
import { paced, pause } from "./pause.ts";
import type { Stage, StageCompiler, StageContext } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";

/**
 * `$lookup`: by equality of two fields, by a pipeline, or by both together (a document must pass both).
 * @param behind the stages that come after it, where they are known: only what they look at need be read
 */
export function lookup(spec: unknown, context: StageContext, behind?: readonly unknown[]): Stage {
  const given = argumentsOf(
    "$lookup",
    spec,
    ["from", "as"],
    ["localField", "foreignField", "let", "pipeline"],
  );
  const from = text("$lookup", "from", given.from);
  const as = text("$lookup", "as", given.as);
  const { localField, foreignField, pipeline } = given;
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  }
  if (localField === undefined && pipeline === undefined) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const bindings = isDocument(given.let) ? given.let : {};
  const values = Object.keys(bindings).map((name) => ({
    name,
    evaluate: compileExpression(bindings[name], context),
  }));
  const vars: Record<string, unknown> = { ...context.vars };
  for (const { name } of values) vars[name] = undefined;
  const inner = pipeline === undefined ? undefined : context.compileStages(pipeline, vars);
  const local =
    localField === undefined ? undefined : compilePath(text("$lookup", "localField", localField), "whole");
  const foreign = foreignField === undefined ? undefined : text("$lookup", "foreignField", foreignField);
  const wanted = Array.isArray(pipeline)
    ? fieldsOfPipeline(pipeline)
    : behind === undefined
      ? undefined
      : fieldsBelow(as, behind);
  const compared = local === undefined ? equalityOf(pipeline, bindings) : undefined;
  return function* (input) {
    const equal = foreign === undefined ? undefined : equality(context, from, foreign, wanted);
    const narrowed = compared === undefined ? undefined : equality(context, from, compared.path, wanted);
    // What the variables of the pipelines around hold is that of the document this one is run for.
    Object.assign(vars, context.vars);
    // Without variables and equality every document joins the same.
    const constant =
      local === undefined && values.length === 0
        ? yield* gathered(inner?.(collectionOf(context, from)) ?? [])
        : undefined;
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      Object.assign(vars, context.vars);
      for (const { name, evaluate } of values) vars[name] = yield* unhurried(pause, () => evaluate(doc));
      let candidates: Iterable<Document>;
      if (local !== undefined && equal !== undefined) {
        const joined = localValues(doc, local);
        candidates = yield* unhurried(pause, () => equal(joined));
      } else {
        const value = compared === undefined ? undefined : vars[compared.variable];
        candidates =
          constant !== undefined || narrowed === undefined || value === undefined || Array.isArray(value)
            ? collectionOf(context, from)
            : yield* unhurried(pause, () => narrowed([value]));
      }
      const found =
        constant ?? (yield* gathered(inner === undefined ? paced(candidates) : inner(candidates)));
      yield setAtPath(doc, as, found);
    }
  };
}

/** `$unionWith`: the documents of another collection after one's own. */
export const unionWith: StageCompiler = (spec, context) => {
  const given =
    typeof spec === "string"
      ? documentOf([["coll", spec]])
      : argumentsOf("$unionWith", spec, ["coll"], ["pipeline"]);
  const coll = text("$unionWith", "coll", given.coll);
  const inner = given.pipeline === undefined ? undefined : context.compileStages(given.pipeline);
  return function* (input) {
    yield* input;
    const others = collectionOf(context, coll);
    yield* inner === undefined ? others : inner(others);
  };
};

/** `$facet`: several pipelines over the same documents. */
export const facet: StageCompiler = (spec, context) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw new MongoError(40169, "the $facet specification must be a non-empty object");
  const pipelines = Object.keys(spec).map((name) => {
    if (name.startsWith("$")) throw operatorName();
    if (name.includes(".")) throw dottedName();
    const stages = spec[name];
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`);
    for (const stage of stages) {
      const stageName = isDocument(stage) ? (Object.keys(stage)[0] ?? "") : "";
      if (["$facet", "$out", "$merge"].includes(stageName))
        throw new MongoError(40600, `${stageName} is not allowed to be used within a $facet stage`);
    }
    return { name, run: context.compileStages(stages) };
  });
  return function* (input) {
    const docs = yield* gathered(input);
    const result = documentOf([]);
    for (const { name, run } of pipelines) result[name] = yield* gathered(run(docs));
    yield result;
  };
};

/** All documents, the pauses between them passed on. */
function* gathered(docs: Iterable<Document>): Generator<Document, Document[]> {
  const list: Document[] = [];
  for (const doc of docs) {
    if (doc === pause) yield pause;
    else list.push(doc);
  }
  return list;
}

/** The values a document joins by: an array stands for each of its elements; where there is none at all, null. */
function localValues(doc: Document, reach: ReturnType<typeof compilePath>): unknown[] {
  const values = valuesAt(doc, reach);
  return values.length === 0 ? [null] : values;
}

function text(stage: string, name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new MongoError("FailedToParse", `${stage} argument '${name}' must be a string`);
}
