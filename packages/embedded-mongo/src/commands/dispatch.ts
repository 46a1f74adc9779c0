import { setTimeout as sleep } from "node:timers/promises";
import {
  codeNameOf,
  type Document,
  double,
  errorCodes,
  getField,
  isDocument,
  labelledCodes,
  MongoError,
} from "../engine/index.ts";
import type { Session } from "../sessions/sessions.ts";
import type { Transaction } from "../sessions/transaction.ts";
import { Deadline, expired } from "../storage/deadline.ts";
import type { Answer } from "../wire/connection.ts";
import { CursorReply, type Reply } from "../wire/replies.ts";
import type { Request } from "../wire/requests.ts";
import { optionalWhole, refuseUnsupported } from "./arguments.ts";
import type { Command, ConnectionContext, Operation, ServerContext } from "./command.ts";
import { checkApiVersion, checkReadConcern, commonFields, unmetWriteConcern } from "./common-fields.ts";
import { CloseConnection, type Failure } from "./fail-point.ts";
import { topologyVersion } from "./hello.ts";
import { commands } from "./index.ts";
import { runOnView } from "./run-on-view.ts";
import { openCommands } from "./sasl.ts";

/** Runs one command and makes its answer, an error's too, with the time by which all of it has happened. */
export async function dispatch(
  server: ServerContext,
  connection: ConnectionContext,
  request: Request,
): Promise<Answer> {
  const { body } = request;
  const name = Object.keys(body)[0] ?? "";
  let transaction: Transaction | undefined;
  let circumstances = circumstancesOf(name, body);
  server.counters.commands++;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new MongoError("CommandNotFound", `no such command: '${name}'`);
    if (
      server.credentials !== undefined &&
      connection.authentication?.done !== true &&
      !openCommands.includes(name)
    )
      throw new MongoError("Unauthorized", `Command ${name} requires authentication`);
    const failure = server.failPoints.meet({ command: name, appName: connection.appName });
    if (failure !== undefined) {
      if (failure.errorLabels !== undefined) circumstances = plainly;
      await suffer(failure);
    }
    const operation = operationOf(server, connection, command, name, body);
    transaction = operation.transaction;
    const reply = await (runOnView(operation) ?? command.run(operation));
    return {
      reply: finished(operation, reply, failure, circumstances),
      time: server.store.changes.currentTime(),
      again: request.exhaustAllowed && goesOn(name, body, reply),
    };
  } catch (error) {
    if (error instanceof CloseConnection) throw error;
    const known = error instanceof MongoError ? error : unexpected(server, name, error);
    if (name !== "commitTransaction") transaction?.abort();
    const reply = errorReply(known, circumstances);
    return { reply, time: server.store.changes.currentTime(), again: false };
  }
}

/** How a command was sent, as far as it decides what its client may do upon an error. */
interface Circumstances {
  /** In a transaction, but not its commit: nothing of it has been made yet. */
  readonly inTransaction: boolean;
  /** A retryable write outside of transactions, or a commit or abort. */
  readonly retryableWrite: boolean;
  readonly endsTransaction: boolean;
}

const plainly: Circumstances = { inTransaction: false, retryableWrite: false, endsTransaction: false };

/** The answer for an error. */
export function errorReply(error: MongoError, circumstances: Circumstances = plainly): Document {
  const { errorLabels = [], ...detail } = error.detail;
  const labels = new Set(errorLabels);
  const { inTransaction, retryableWrite, endsTransaction } = circumstances;
  if ((inTransaction || endsTransaction) && transient.has(error.code))
    labels.add("TransientTransactionError");
  if (inTransaction && retryable.has(error.code)) labels.add("TransientTransactionError");
  if (retryableWrite && retryable.has(error.code)) labels.add("RetryableWriteError");
  if (error.code === errorCodes.ChangeStreamFatalError) labels.add("NonResumableChangeStreamError");
  return {
    ok: double(0),
    errmsg: error.message,
    code: error.code,
    codeName: codeNameOf(error.code),
    ...detail,
    ...(ofAnotherState.has(error.code) ? { topologyVersion } : {}),
    ...(labels.size > 0 ? { errorLabels: [...labels] } : {}),
  };
}

/** Codes from which a driver takes it that the server is no primary any more; only fail points make them here. */
const ofAnotherState: ReadonlySet<number> = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);
const transient = codesWith("TransientTransactionError");
const retryable = codesWith("RetryableWriteError");

function codesWith(label: keyof typeof labelledCodes): ReadonlySet<number> {
  return new Set(labelledCodes[label].map((name) => errorCodes[name]));
}

function operationOf(
  server: ServerContext,
  connection: ConnectionContext,
  command: Command,
  name: string,
  body: Document,
): Operation {
  const db = getField(body, "$db");
  if (typeof db !== "string" || db === "")
    throw new MongoError(40571, "OP_MSG requests require a $db argument");
  checkFields(command, name, body);
  // What is explained is held to the same rules as when it is run.
  if (name === "explain" && isDocument(body.explain)) {
    const [inner = ""] = Object.keys(body.explain);
    const explained = Object.hasOwn(commands, inner) ? commands[inner] : undefined;
    if (explained !== undefined) checkFields(explained, inner, body.explain);
  }
  if (command.adminOnly === true && db !== "admin")
    throw new MongoError("Unauthorized", `${name} may only be run against the admin database.`);
  checkApiVersion(name, body);
  checkReadConcern(name, body);
  unmetWriteConcern(body.writeConcern);
  const lsid = getField(body, "lsid");
  const session = isDocument(lsid) ? server.sessions.use(lsid) : undefined;
  const txnNumber = numberOf(body);
  if (txnNumber !== undefined && session === undefined)
    throw new MongoError("InvalidOptions", "Transaction number requires a session ID to also be specified");
  const bare = { server, connection, db, name, body, session, txnNumber };
  const milliseconds = optionalWhole({ place: name, doc: body }, "maxTimeMS") ?? 0;
  if (milliseconds > 0 && server.failPoints.hit("maxTimeAlwaysTimeOut") !== undefined) throw expired();
  const deadline =
    command.reads === true
      ? Deadline.ofReading(milliseconds, connection.signal)
      : milliseconds === 0
        ? Deadline.none
        : new Deadline(milliseconds);
  return { ...bare, deadline, transaction: openTransaction(server, command, name, body, session, txnNumber) };
}

/** @throws MongoError 40415 for a field that is not known, CommandNotSupported (115) for one that is refused */
function checkFields(command: Command, name: string, body: Document): void {
  for (const field of Object.keys(body)) {
    if (
      field === name ||
      command.fields === "any" ||
      command.fields.includes(field) ||
      command.refused?.includes(field) ||
      commonFields.includes(field)
    )
      continue;
    throw new MongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
  refuseUnsupported({ place: name, doc: body }, command.refused ?? []);
}

function openTransaction(
  server: ServerContext,
  command: Command,
  name: string,
  body: Document,
  session: Session | undefined,
  txnNumber: bigint | undefined,
): Transaction | undefined {
  const starts = body.startTransaction !== undefined;
  if (body.autocommit === undefined) {
    if (starts)
      throw new MongoError("InvalidOptions", "Specifying startTransaction=true requires autocommit=false");
    return undefined;
  }
  if (body.autocommit !== false)
    throw new MongoError("InvalidOptions", "Specifying autocommit=true is not allowed.");
  if (session === undefined || txnNumber === undefined)
    throw new MongoError("InvalidOptions", "autocommit=false requires a session and a transaction number");
  if (command.inTransaction !== true) {
    session.transaction?.abort();
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      `Cannot run '${name}' in a multi-document transaction.`,
    );
  }
  if (starts) return server.sessions.begin(session, txnNumber);
  const { transaction } = session;
  if (name === "commitTransaction") return transaction?.number === txnNumber ? transaction : undefined;
  if (transaction !== undefined && transaction.number > txnNumber)
    throw new MongoError(
      "TransactionTooOld",
      `Transaction ${txnNumber} is older than ${transaction.number}.`,
    );
  if (transaction?.number !== txnNumber || transaction.state === "aborted") {
    throw new MongoError(
      "NoSuchTransaction",
      `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${transaction?.number ?? -1}`,
    );
  }
  if (transaction.state !== "open")
    throw new MongoError("TransactionCommitted", `Transaction ${txnNumber} has been committed.`);
  return transaction;
}

function numberOf({ txnNumber }: Document): bigint | undefined {
  if (txnNumber === undefined) return undefined;
  if (typeof txnNumber === "bigint") return txnNumber;
  if (typeof txnNumber === "number" && Number.isInteger(txnNumber)) return BigInt(txnNumber);
  throw new MongoError("TypeMismatch", "BSON field 'txnNumber' is the wrong type, expected type 'long'");
}

function circumstancesOf(name: string, body: Document): Circumstances {
  const inTransaction = body.autocommit === false;
  const ends = name === "commitTransaction" || name === "abortTransaction";
  return {
    inTransaction: inTransaction && !ends,
    endsTransaction: inTransaction && ends,
    retryableWrite: body.txnNumber !== undefined && (!inTransaction || ends),
  };
}

/** Whether one request may have several answers: a hello that awaits changes, a cursor's batches until its end. */
function goesOn(name: string, body: Document, reply: Reply): boolean {
  if (name === "getMore") return reply instanceof CursorReply && reply.id !== 0n;
  return (
    commands[name] === commands.hello &&
    body.maxAwaitTimeMS !== undefined &&
    body.topologyVersion !== undefined
  );
}

/** An answer with what the write concern could not be given. */
function finished(
  { body }: Operation,
  reply: Reply,
  failure: Failure | undefined,
  circumstances: Circumstances,
): Reply {
  const writeConcernError = failure?.writeConcernError ?? unmetWriteConcern(body.writeConcern);
  if (reply instanceof CursorReply)
    return writeConcernError === undefined ? reply : reply.with({ writeConcernError });
  if (writeConcernError === undefined) return { ...reply, ok: double(1) };
  const labels =
    failure?.errorLabels ??
    (circumstances.retryableWrite && retryable.has(Number(writeConcernError.code))
      ? ["RetryableWriteError"]
      : []);
  const errorLabels = labels.length === 0 ? {} : { errorLabels: labels };
  const state = ofAnotherState.has(Number(writeConcernError.code)) ? { topologyVersion } : {};
  return { ...reply, writeConcernError, ...errorLabels, ...state, ok: double(1) };
}

async function suffer(failure: Failure): Promise<void> {
  const { blockMilliseconds, closeConnection, errorCode, errorLabels = [] } = failure;
  if (blockMilliseconds > 0) await sleep(blockMilliseconds);
  if (closeConnection) throw new CloseConnection("closed by a fail point");
  if (errorCode !== undefined)
    throw new MongoError(errorCode, "Failing command via 'failCommand' failpoint", { errorLabels });
}

function unexpected(server: ServerContext, name: string, error: unknown): MongoError {
  server.logger.error({ err: error, command: name }, "a command failed unexpectedly");
  return new MongoError("InternalError", error instanceof Error ? error.message : String(error));
}
