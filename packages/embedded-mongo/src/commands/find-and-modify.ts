import { compileProjection, type Document, MongoError } from "../engine/index.ts";
import { deleteMatching, prepareUpdate, type Search, updateMatching } from "../query/modify.ts";
import type { Overlay } from "../storage/overlay.ts";
import { fieldsOf, flag, optionalDocument, optionalDocuments } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf } from "./data-access.ts";
import { firstRecord } from "./first-record.ts";
import { queryOptions } from "./query-options.ts";
import { runStatements } from "./statements.ts";
import { updateOf } from "./update.ts";

/** Changes or removes one document and answers with it. */
export const findAndModify: Command = {
  fields: [
    "query",
    "sort",
    "remove",
    "update",
    "new",
    "fields",
    "upsert",
    "bypassDocumentValidation",
    "arrayFilters",
    "hint",
    "collation",
    "let",
    "stmtId",
  ],
  inTransaction: true,
  run: async (operation) => {
    const { search, modify } = readFindAndModify(operation);
    const { name } = collectionOf(operation);
    const { db, deadline } = operation;
    let found: Search["found"];
    const { results, writeErrors } = await runStatements(operation, {
      count: 1,
      ordered: true,
      atomic: false,
      prepare: async () => {
        found = await firstRecord(operation, { db, name, deadline }, search);
      },
      run: (view) => modify(view, found),
    });
    const [failed] = writeErrors;
    if (failed !== undefined) throw fromWriteError(failed);
    return results[0] ?? { value: null };
  },
};

/** A command read: what it looks for, and what it does in its step. */
interface Reading {
  readonly search: Search;
  readonly modify: (view: Overlay, found: Search["found"]) => Document;
}

/** Reads the command; the same for `explain`. */
export function readFindAndModify(operation: Operation): Reading {
  const { server, db, deadline } = operation;
  const fields = fieldsOf(operation);
  const { name } = collectionOf(operation);
  const options = queryOptions(fields);
  const filter = optionalDocument(fields, "query") ?? {};
  const projection = optionalDocument(fields, "fields");
  const project =
    projection === undefined || Object.keys(projection).length === 0
      ? (doc: Document) => doc
      : compileProjection(projection, { ...options, filter });
  const sort = optionalDocument(fields, "sort");
  const search = {
    filter,
    sort: sort !== undefined && Object.keys(sort).length === 0 ? undefined : sort,
    hint: operation.body.hint,
    collation: options.collation,
    options,
    multi: false,
  };
  const target = (view: Overlay) => ({
    store: server.store,
    view,
    db,
    name,
    deadline,
    bypassValidation: flag(fields, "bypassDocumentValidation"),
    logger: server.logger,
  });
  const upsert = flag(fields, "upsert");
  const wantsNew = flag(fields, "new");
  if (flag(fields, "remove")) {
    if (operation.body.update !== undefined)
      throw new MongoError("FailedToParse", "Cannot specify both an 'update' and 'remove'=true");
    if (upsert) throw new MongoError("FailedToParse", "Cannot specify both 'upsert'=true and 'remove'=true");
    if (operation.body.arrayFilters !== undefined)
      throw new MongoError("FailedToParse", "Cannot specify arrayFilters and remove=true");
    if (wantsNew)
      throw new MongoError(
        "FailedToParse",
        "Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document",
      );
    const remove: Reading["modify"] = (view, found) => {
      const [doc] = deleteMatching(target(view), { ...search, found });
      return {
        lastErrorObject: { n: doc === undefined ? 0 : 1 },
        value: doc === undefined ? null : project(doc),
      };
    };
    return { search, modify: remove };
  }
  if (operation.body.update === undefined)
    throw new MongoError("FailedToParse", "Either an update or remove=true must be specified");
  const update = updateOf(operation.body.update);
  const arrayFilters = optionalDocuments(fields, "arrayFilters");
  prepareUpdate({ ...search, update, arrayFilters, upsert });
  const modify: Reading["modify"] = (view, found) => {
    const { matched, upserted, before, after } = updateMatching(target(view), {
      ...search,
      found,
      update,
      arrayFilters,
      upsert,
    });
    const shown = wantsNew ? after : before;
    return {
      lastErrorObject: {
        n: upserted === undefined ? matched : 1,
        updatedExisting: matched > 0,
        ...(upserted === undefined ? {} : { upserted: upserted.id }),
      },
      value: shown === undefined ? null : project(shown),
    };
  };
  return { search, modify };
}

/** The command answers a failure as its own error, not in a list. */
function fromWriteError({ code, errmsg, index: _, ...detail }: Document): MongoError {
  return new MongoError(Number(code), String(errmsg), detail);
}
