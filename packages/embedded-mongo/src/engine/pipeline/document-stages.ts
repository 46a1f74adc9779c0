import { describe } from "../describe.ts";
import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import type { ExpressionOptions } from "../expression/expression-types.ts";
import { MongoError } from "../mongo-error.ts";
import { compileAddFields, compileUnset } from "../projection/add-fields.ts";
import { compileProjectStage } from "../projection/compile-projection.ts";
import { typeNameOf } from "../value-types.ts";

/** Stages that make one document of one document: those an update pipeline may use. */
export const documentStages: Readonly<
  Record<string, (spec: unknown, options: ExpressionOptions) => (doc: Document) => Document>
> = {
  $project: (spec, options) => {
    if (!isDocument(spec)) throw new MongoError(15969, "$project specification must be an object");
    return asPartOf("$project", () => compileProjectStage(spec, options));
  },
  $addFields: addFields("$addFields"),
  $set: addFields("$set"),
  $unset: (spec) => {
    const paths = pathsOfUnset(spec);
    return asPartOf("$unset", () => compileUnset(paths));
  },
  $replaceWith: replaceWith,
  $replaceRoot: (spec, options) => {
    if (!isDocument(spec))
      throw new MongoError(40229, "expected an object as specification for $replaceRoot stage");
    const unknown = Object.keys(spec).find((name) => name !== "newRoot");
    if (unknown !== undefined)
      throw new MongoError(40415, `BSON field '$replaceRoot.${unknown}' is an unknown field.`);
    if (!Object.hasOwn(spec, "newRoot"))
      throw new MongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
    return replaceWith(spec.newRoot, options);
  },
};

function addFields(name: string) {
  return (spec: unknown, options: ExpressionOptions): ((doc: Document) => Document) => {
    if (!isDocument(spec))
      throw new MongoError(40272, `${name} specification stage must be an object, got ${typeNameOf(spec)}`);
    return asPartOf(name, () => compileAddFields(spec, options));
  };
}

function pathsOfUnset(spec: unknown): string[] {
  if (typeof spec === "string") return [spec];
  if (!Array.isArray(spec)) throw new MongoError(31002, "$unset specification must be a string or an array");
  if (spec.length === 0)
    throw new MongoError(31119, "$unset specification must be a string or an array with at least one field");
  return spec.map((path: unknown) => {
    if (typeof path === "string") return path;
    throw new MongoError(
      31120,
      "$unset specification must be a string or an array containing only string values",
    );
  });
}

/** What is wrong inside these stages is told with the stage's name. */
function asPartOf<Result>(stage: string, compile: () => Result): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw new MongoError(error.code, `Invalid ${stage} :: caused by :: ${error.message}`, error.detail);
  }
}

function replaceWith(expression: unknown, options: ExpressionOptions): (doc: Document) => Document {
  const evaluate = compileExpression(expression, options);
  return (doc) => {
    const value = evaluate(doc);
    if (isDocument(value)) return value;
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${value === undefined ? "MISSING" : describe(value)}. Type of resulting value: '${typeNameOf(value)}'.`,
    );
  };
}
