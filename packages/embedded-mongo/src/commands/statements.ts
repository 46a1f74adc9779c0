import { setImmediate as turn } from "node:timers/promises";
import { type Document, isNumeric, MongoError, toNumber, turnIsOver } from "../engine/index.ts";
import { type AnsweredStatements, answeredStatements, recall, remember } from "../sessions/retries.ts";
import { Overlay } from "../storage/overlay.ts";
import type { Operation } from "./command.ts";
import { write } from "./data-access.ts";
import { CloseConnection } from "./fail-point.ts";

/** What the statements of a write command came to. */
export interface StatementResults {
  /** By statement; missing where it failed or was not reached. */
  readonly results: readonly (Document | undefined)[];
  readonly writeErrors: readonly Document[];
}

/** The statements of a write command. */
export interface Statements {
  readonly count: number;
  readonly ordered: boolean;
  /** Whether a statement that throws has written nothing, and so needs no overlay of its own. */
  readonly atomic: boolean;
  readonly run: (view: Overlay, index: number) => Document;
  /** Done before the step of a statement, where others can have their turn. */
  readonly prepare?: ((index: number) => Promise<void>) | undefined;
  /** A statement that may take long, and is made in steps of its own; `undefined` for one that is made by `run`. */
  readonly long?: ((index: number) => (() => Promise<Document>) | undefined) | undefined;
  /** Most statements made in one step, so that other clients have their turn between; all by default. */
  readonly mostAtOnce?: number | undefined;
}

/** A command's statements on their way. */
interface Progress {
  readonly results: (Document | undefined)[];
  readonly writeErrors: Document[];
}

/** A step that was made. */
interface Step extends Progress {
  /** The first statement that was not reached. */
  readonly end: number;
  /** By a fail point: the client is not to hear of it. */
  readonly answerIsLost: boolean;
}

/**
 * Runs a write command's statements. One that fails is taken back and noted; an ordered command stops there. In a
 * retryable write those that ran before answer what they answered then.
 */
export async function runStatements(operation: Operation, statements: Statements): Promise<StatementResults> {
  const { transaction } = operation;
  const { count, ordered } = statements;
  const progress: Progress = { results: [], writeErrors: [] };
  const stops = ordered || transaction !== undefined;
  for (let at = 0; at < count && !(stops && progress.writeErrors.length > 0); ) {
    const long = statements.long?.(at);
    if (long !== undefined) {
      try {
        progress.results[at] = await long();
      } catch (error) {
        progress.writeErrors.push(writeError(at, error));
      }
      at++;
      continue;
    }
    const end = endOfStep(statements, at);
    for (let index = at; statements.prepare !== undefined && index < end; index++)
      await statements.prepare(index);
    const step = await runStep(operation, statements, at, end);
    if (step.answerIsLost) throw new CloseConnection("closed by a fail point");
    for (const [index, result] of step.results.entries()) if (index >= at) progress.results[index] = result;
    progress.writeErrors.push(...step.writeErrors);
    at = step.end;
    if (at < end) await turn();
  }
  if (progress.writeErrors.length > 0) transaction?.abort();
  return progress;
}

function endOfStep({ count, long, mostAtOnce = count }: Statements, start: number): number {
  const limit = Math.min(count, start + mostAtOnce);
  let end = start + 1;
  while (end < limit && long?.(end) === undefined) end++;
  return end;
}

/** Several statements in one step, that is together on the disk, until others should have their turn; may be run again. */
async function runStep(
  operation: Operation,
  statements: Statements,
  start: number,
  end: number,
): Promise<Step> {
  const { session, txnNumber, transaction, server } = operation;
  const retryable = session !== undefined && txnNumber !== undefined && transaction === undefined;
  return await write(operation, (view) => {
    const progress: Progress = { results: [], writeErrors: [] };
    let answerIsLost = false;
    const known: AnsweredStatements =
      (retryable ? recall(view, session, txnNumber)?.answered : undefined) ?? answeredStatements();
    let index = start;
    for (; index < end && !(index > start && turnIsOver()); index++) {
      const id = statementId(operation.body, index);
      const before = known.answer(id);
      if (before !== undefined) {
        progress.results[index] = before;
        continue;
      }
      const lost = retryable ? server.failPoints.hit("onPrimaryTransactionalWrite") : undefined;
      answerIsLost ||= lost !== undefined && lost.closeConnection !== false;
      if (isNumeric(lost?.failBeforeCommitExceptionCode)) {
        const code = toNumber(lost.failBeforeCommitExceptionCode);
        progress.writeErrors.push({
          index,
          code,
          errmsg: "Failed by the fail point 'onPrimaryTransactionalWrite'",
        });
        if (statements.ordered) break;
        continue;
      }
      try {
        const result = runOne(view, statements, index);
        progress.results[index] = result;
        known.note(id, result);
      } catch (error) {
        progress.writeErrors.push(writeError(index, error));
        if (statements.ordered || transaction !== undefined) break;
      }
    }
    if (retryable) remember(view, session, { number: txnNumber, answered: known, committed: false });
    return { ...progress, end: index, answerIsLost };
  });
}

function runOne(view: Overlay, { atomic, run }: Statements, index: number): Document {
  if (atomic) return run(view, index);
  const own = new Overlay(view);
  const result = run(own, index);
  own.applyTo(view);
  return result;
}

function statementId(body: Document, index: number): number {
  const { stmtId, stmtIds } = body;
  if (Array.isArray(stmtIds)) return Number(stmtIds[index]);
  return (typeof stmtId === "number" ? stmtId : 0) + index;
}

/** Whether an error ends the command rather than one statement of it. */
export function endsCommand(error: unknown): boolean {
  if (!(error instanceof MongoError)) return true;
  return [
    "WriteConflict",
    "MaxTimeMSExpired",
    "InternalError",
    "OutOfDiskSpace",
    "ShutdownInProgress",
  ].includes(error.codeName);
}

/** @throws the error itself when it ends the command */
function writeError(index: number, error: unknown): Document {
  if (!(error instanceof MongoError) || endsCommand(error)) throw error;
  const { keyPattern, keyValue, errInfo } = error.detail;
  return {
    index,
    code: error.code,
    ...(keyPattern === undefined ? {} : { keyPattern }),
    ...(keyValue === undefined ? {} : { keyValue }),
    ...(errInfo === undefined ? {} : { errInfo }),
    errmsg: error.message,
  };
}
