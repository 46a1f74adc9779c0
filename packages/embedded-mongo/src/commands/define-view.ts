import { compilePipeline, type Document, isDocument, MongoError } from "../engine/index.ts";
import { checkNamespace } from "../storage/collections.ts";
import type { View } from "../storage/view.ts";
import { saveView, type ViewDefinition, viewNamed } from "../storage/views.ts";
import { type Fields, fieldsOf, optionalDocuments, text } from "./arguments.ts";
import type { Operation } from "./command.ts";
import { write } from "./data-access.ts";

/** Most views on views. */
const deepest = 20;

const fieldsOfView = ["viewOn", "pipeline"];

/**
 * Makes a view.
 * @param notOfViews fields of the command that are about collections only
 * @throws MongoError InvalidOptions (72), NamespaceExists (48), OptionNotSupportedOnView (167), GraphContainsCycle (5),
 *   ViewDepthLimitExceeded (165), and those of the pipeline
 */
export async function createView(
  operation: Operation,
  name: string,
  notOfViews: readonly string[],
): Promise<void> {
  const { server, db, body, transaction } = operation;
  if (transaction !== undefined)
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      `Cannot create a view in a multi-document transaction: ${db}.${name}`,
    );
  refuseFields(body, notOfViews);
  const definition = readDefinition(fieldsOf(operation), db, name);
  const { catalog } = server.store;
  await write(operation, (view) => {
    if (catalog.read(view).collection(db, name) !== undefined)
      throw new MongoError("NamespaceExists", `Collection ${db}.${name} already exists.`);
    if (viewNamed(view, db, name) !== undefined)
      throw new MongoError("NamespaceExists", `A view already exists. NS: ${db}.${name}`);
    checkAncestry(view, definition);
    saveView(view, definition);
  });
  server.views.reload();
}

/** Gives a view another definition. @throws as `createView` does */
export async function changeView(
  operation: Operation,
  name: string,
  notOfViews: readonly string[],
): Promise<void> {
  const { server, db, body } = operation;
  refuseFields(body, notOfViews);
  if (fieldsOfView.some((field) => body[field] === undefined))
    throw new MongoError("InvalidOptions", "Must specify both 'viewOn' and 'pipeline' when modifying a view");
  const definition = readDefinition(fieldsOf(operation), db, name);
  await write(operation, (view) => {
    checkAncestry(view, definition);
    saveView(view, definition);
  });
  server.views.reload();
}

function refuseFields(body: Document, names: readonly string[]): void {
  const given = names.find((field) => body[field] !== undefined);
  if (given !== undefined) throw new MongoError("InvalidOptions", `option not supported on a view: ${given}`);
}

function readDefinition(fields: Fields, db: string, name: string): ViewDefinition {
  const on = text(fields, "viewOn");
  checkNamespace(db, name);
  checkNamespace(db, on);
  const pipeline = optionalDocuments(fields, "pipeline") ?? [];
  const { sink } = compilePipeline(pipeline);
  if (sink !== null)
    throw new MongoError(
      "OptionNotSupportedOnView",
      `The aggregation stage $${sink.kind} in location ${pipeline.length - 1} of the pipeline cannot be used in the view definition of ${db}.${name}`,
    );
  return { db, name, on, pipeline };
}

/** A view may not be of itself, nor join itself, by whatever detour. */
function checkAncestry(view: View, definition: ViewDefinition): void {
  const visit = (one: ViewDefinition, depth: number): void => {
    if (depth > deepest)
      throw new MongoError(
        "ViewDepthLimitExceeded",
        `View depth too deep or view cycle detected; maximum depth is ${deepest}`,
      );
    for (const name of new Set([one.on, ...joined(one.pipeline)])) {
      if (name === definition.name)
        throw new MongoError(
          "GraphContainsCycle",
          `View cycle detected: ${definition.db}.${definition.name} => ${one.db}.${one.name} => ${definition.db}.${name}`,
        );
      const next = viewNamed(view, definition.db, name);
      if (next !== undefined) visit(next, depth + 1);
    }
  };
  visit(definition, 1);
}

/** The collections a pipeline reads beside its own, in inner pipelines, too. */
function joined(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(joined);
  if (!isDocument(value)) return [];
  return Object.keys(value).flatMap((key) => [...nameIn(key, value[key]), ...joined(value[key])]);
}

function nameIn(stage: string, spec: unknown): string[] {
  if (!["$lookup", "$graphLookup", "$unionWith"].includes(stage)) return [];
  const name = isDocument(spec) ? (spec.from ?? spec.coll) : spec;
  return typeof name === "string" ? [name] : [];
}

/** A view as `listCollections` shows it. */
export function describeView({ name, on, pipeline }: ViewDefinition): Document {
  return { name, type: "view", options: { viewOn: on, pipeline }, info: { readOnly: true } };
}
