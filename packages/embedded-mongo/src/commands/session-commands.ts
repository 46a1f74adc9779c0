import { randomUUID } from "node:crypto";
import { Binary } from "bson";
import { type Document, isDocument, MongoError } from "../engine/index.ts";
import { answeredStatements, recall, remember } from "../sessions/retries.ts";
import { sessionTimeoutMinutes } from "../sessions/sessions.ts";
import type { Command, Operation } from "./command.ts";
import { ownerOf, read } from "./data-access.ts";

/** Makes a session; drivers make their own ids and need not ask. */
export const startSession: Command = {
  fields: [],
  run: () => ({
    id: { id: new Binary(Buffer.from(randomUUID().replaceAll("-", ""), "hex"), Binary.SUBTYPE_UUID) },
    timeoutMinutes: sessionTimeoutMinutes,
  }),
};

/** Keeps sessions alive. */
export const refreshSessions: Command = {
  fields: [],
  run: ({ server, body }) => {
    for (const lsid of sessionsOf(body.refreshSessions)) server.sessions.use(lsid);
    return {};
  },
};

/** Ends sessions with what is open in them. */
export const endSessions: Command = {
  fields: [],
  run: ({ server, body }) => {
    for (const lsid of sessionsOf(body.endSessions)) server.cursors.killOwned(server.sessions.end(lsid));
    return {};
  },
};

/** The same by force; here there is no difference. */
export const killSessions: Command = {
  fields: [],
  run: ({ server, body }) => {
    for (const lsid of sessionsOf(body.killSessions)) server.cursors.killOwned(server.sessions.end(lsid));
    return {};
  },
};

/** Ends all sessions there are: for tests that begin anew. */
export const killAllSessions: Command = {
  fields: [],
  run: ({ server, body }) => {
    if (Array.isArray(body.killAllSessions) && body.killAllSessions.length > 0)
      throw new MongoError("CommandNotSupported", "killAllSessions of chosen users is not supported");
    server.sessions.close();
    return {};
  },
};

/** Makes a transaction durable; may be sent again. */
export const commitTransaction: Command = {
  fields: ["recoveryToken"],
  inTransaction: true,
  adminOnly: true,
  run: async (operation) => {
    const { server, session, txnNumber, transaction } = operation;
    if (session === undefined || txnNumber === undefined) throw notInTransaction("commitTransaction");
    if (transaction?.state === "committed") return {};
    if (transaction?.state === "committing") {
      await transaction.ended;
      return commitAgain(operation);
    }
    if (transaction === undefined || transaction.state !== "open") return commitAgain(operation);
    server.cursors.killOwned(ownerOf(operation));
    await transaction.commit((view) =>
      remember(view, session, { number: txnNumber, answered: answeredStatements(), committed: true }),
    );
    return {};
  },
};

/** Gives a transaction up. */
export const abortTransaction: Command = {
  fields: ["recoveryToken"],
  inTransaction: true,
  adminOnly: true,
  run: (operation) => {
    const { server, transaction } = operation;
    if (transaction === undefined || transaction.state !== "open") throw notInTransaction("abortTransaction");
    server.cursors.killOwned(ownerOf(operation));
    transaction.abort();
    return {};
  },
};

/** A commit that was made before, perhaps by a server that has since been restarted. */
function commitAgain(operation: Operation): Document {
  const { session, txnNumber, transaction } = operation;
  if (session === undefined || txnNumber === undefined) throw notInTransaction("commitTransaction");
  if (transaction?.state === "committed") return {};
  const committed = read(
    { ...operation, transaction: undefined },
    ({ view }) => recall(view, session, txnNumber)?.committed,
  );
  if (committed === true) return {};
  throw new MongoError(
    "NoSuchTransaction",
    `Transaction with { txnNumber: ${txnNumber} } has been aborted.`,
    {
      errorLabels: ["TransientTransactionError"],
    },
  );
}

function notInTransaction(command: string): MongoError {
  return new MongoError("NoSuchTransaction", `${command} must be run within a transaction that is open.`, {
    errorLabels: command === "commitTransaction" ? ["TransientTransactionError"] : [],
  });
}

function sessionsOf(value: unknown): Document[] {
  if (!Array.isArray(value)) throw new MongoError("TypeMismatch", "an array of session ids is needed");
  return value.filter(isDocument);
}
