import { type Document, documentOf, isDocument } from "../document.ts";
import { valueAt } from "../path.ts";
import { compileFilter } from "./compile-filter.ts";
import { annotations, brokenRules } from "./schema-failure.ts";
import { isOperatorDocument } from "./target.ts";

/** Why a document does not match a filter: `errInfo.details` of a document that fails its collection's validator. */
export function describeFailure(filter: Document, doc: Document): Document {
  const clauses = Object.keys(filter).flatMap((name) => clausesOf(name, filter[name]));
  const failed = clauses
    .map((clause, index) => ({ clause, index }))
    .filter(({ clause }) => !compileFilter(clause)(doc));
  const [only] = failed;
  if (clauses.length === 1 && only !== undefined) return describeClause(only.clause, doc);
  return documentOf([
    ["operatorName", "$and"],
    [
      "clausesNotSatisfied",
      failed.map(({ clause, index }) =>
        documentOf([
          ["index", index],
          ["details", describeClause(clause, doc)],
        ]),
      ),
    ],
  ]);
}

/** A field's conditions one by one. */
function clausesOf(name: string, condition: unknown): Document[] {
  if (name.startsWith("$") || !isOperatorDocument(condition) || Object.hasOwn(condition, "$regex"))
    return [documentOf([[name, condition]])];
  return Object.keys(condition).map((operator) =>
    documentOf([[name, documentOf([[operator, condition[operator]]])]]),
  );
}

function describeClause(clause: Document, doc: Document): Document {
  const [name = ""] = Object.keys(clause);
  const condition = clause[name];
  if (name === "$jsonSchema" && isDocument(condition)) {
    return documentOf([
      ["operatorName", name],
      ...annotations(condition),
      ["schemaRulesNotSatisfied", brokenRules(condition, doc)],
    ]);
  }
  if (name === "$and" && Array.isArray(condition)) {
    const parts = condition.filter(isDocument);
    return documentOf([
      ["operatorName", name],
      [
        "clausesNotSatisfied",
        parts.flatMap((part, index) =>
          compileFilter(part)(doc)
            ? []
            : [
                documentOf([
                  ["index", index],
                  ["details", describeFailure(part, doc)],
                ]),
              ],
        ),
      ],
    ]);
  }
  const operator = name.startsWith("$")
    ? name
    : isOperatorDocument(condition)
      ? (Object.keys(condition)[0] ?? "$eq")
      : "$eq";
  const value = name.startsWith("$") ? undefined : valueAt(doc, name);
  const reason = name.startsWith("$")
    ? [["reason", "expression did not match"] as const]
    : value === undefined
      ? [["reason", "field was missing"] as const]
      : [["reason", "comparison failed"] as const, ["consideredValue", value] as const];
  return documentOf([["operatorName", operator], ["specifiedAs", clause], ...reason]);
}
