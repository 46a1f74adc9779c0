import { BSONRegExp } from "bson";
import { MongoError } from "../mongo-error.ts";
import { testEqual, testRegex } from "./comparison.ts";
import { fieldOperators } from "./operators.ts";
import { type FilterContext, isOperatorDocument, type Target } from "./target.ts";

/**
 * Compiles what stands under one field: a document of operators (all must hold), a regular expression, or a value to
 * be equal to.
 * @throws MongoError BadValue (2) for an operator that is not in the table
 */
export function compileConditions<Subject>(
  target: Target<Subject>,
  condition: unknown,
  options: FilterContext,
): (subject: Subject) => boolean {
  if (!isOperatorDocument(condition)) {
    const reach = target.reach("expand");
    const test =
      condition instanceof BSONRegExp ? testRegex(condition) : testEqual(condition, options.collation);
    return (subject) => reach(subject, test);
  }
  const tests = Object.keys(condition).map((name) => {
    const operator = Object.hasOwn(fieldOperators, name) ? fieldOperators[name] : undefined;
    if (operator === undefined) throw new MongoError("BadValue", `unknown operator: ${name}`);
    return operator(target, condition[name], options, condition);
  });
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : (subject) => tests.every((test) => test(subject));
}
