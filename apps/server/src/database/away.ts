import { Error as MongooseError, mongo } from "mongoose";

/** Codes by MongoDB's own names (src/mongo/base/error_codes.yml). */
const codes = new Set<unknown>([
  6 /* HostUnreachable */, 7 /* HostNotFound */, 89 /* NetworkTimeout */, 91 /* ShutdownInProgress */,
  189 /* PrimarySteppedDown */, 10107 /* NotWritablePrimary */, 11600 /* InterruptedAtShutdown */,
  11602 /* InterruptedDueToReplStateChange */, 13435 /* NotPrimaryNoSecondaryOk */,
  13436 /* NotPrimaryOrSecondary */,
]);

/** Whether an error says that the database is away: not reached, or reached and going. */
export function isAway(error: unknown): boolean {
  return (
    error instanceof MongooseError.MongooseServerSelectionError ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    (error instanceof mongo.MongoError && codes.has(error.code))
  );
}
