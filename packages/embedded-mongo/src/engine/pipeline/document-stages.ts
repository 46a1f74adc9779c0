import { describe } from "../describe.ts";
import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import type { ExpressionOptions } from "../expression/expression-types.ts";
import { MongoError } from "../mongo-error.ts";
import { compileAddFields, compileProjectStage, compileUnset } from "../projection/compile-projection.ts";
import { typeNameOf } from "../value-types.ts";

/** Stages that make one document of one document: those an update pipeline may use. */
export const documentStages: Readonly<
  Record<string, (spec: unknown, options: ExpressionOptions) => (doc: Document) => Document>
> = {
  $project: compileProjectStage,
  $addFields: compileAddFields,
  $set: compileAddFields,
  $unset: compileUnset,
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
