/**
 * MongoDB's error codes by name, the one table from which errors are made.
 * Source: MongoDB's `error_codes.yml`. Codes without a name of their own are `Location<code>`.
 */
export const errorCodes = {
  OK: 0,
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  HostUnreachable: 6,
  HostNotFound: 7,
  UnknownError: 8,
  FailedToParse: 9,
  CannotMutateObject: 10,
  UserNotFound: 11,
  UnsupportedFormat: 12,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CannotBackfillArray: 36,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  WriteConcernFailed: 64,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  OperationFailed: 96,
  UnsatisfiableWriteConcern: 100,
  WriteConflict: 112,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  NotAReplicaSet: 123,
  ExceededMemoryLimit: 146,
  CommandNotSupportedOnView: 166,
  OptionNotSupportedOnView: 167,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  PrimarySteppedDown: 189,
  InvalidIndexSpecificationOption: 197,
  NoSuchSession: 206,
  InvalidUUID: 207,
  TooManyLogicalSessions: 217,
  QueryFeatureNotAllowed: 224,
  TransactionTooOld: 225,
  CursorKilled: 237,
  ConversionFailure: 241,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  InvalidResumeToken: 260,
  ExceededTimeLimit: 262,
  OperationNotSupportedInTransaction: 263,
  PreparedTransactionInProgress: 267,
  IndexBuildAborted: 276,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  APIVersionError: 322,
  SocketException: 9001,
  NotWritablePrimary: 10107,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  InterruptedDueToReplStateChange: 11602,
  CursorInUse: 12051,
  MergeStageNoMatchingDocument: 13113,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
} as const;

/** A name in MongoDB's table of error codes. */
export type ErrorName = keyof typeof errorCodes;

const names = new Map<number, string>(Object.entries(errorCodes).map(([name, code]) => [code, name]));

/** The name that goes with a code; `Location<code>` where MongoDB gives none. */
export function codeNameOf(code: number): string {
  return names.get(code) ?? `Location${code}`;
}

/**
 * The codes upon which clients act, by the label that tells them to. Source: MongoDB's specifications of transactions
 * and retryable writes.
 */
export const labelledCodes = {
  /** The whole transaction may be tried again. */
  TransientTransactionError: [
    "WriteConflict",
    "LockTimeout",
    "NoSuchTransaction",
    "SnapshotUnavailable",
    "PreparedTransactionInProgress",
  ],
  /** The write, or the commit, may be sent again; in a transaction before its commit, the whole of it. */
  RetryableWriteError: [
    "HostUnreachable",
    "HostNotFound",
    "NetworkTimeout",
    "ShutdownInProgress",
    "PrimarySteppedDown",
    "ExceededTimeLimit",
    "SocketException",
    "NotWritablePrimary",
    "InterruptedAtShutdown",
    "InterruptedDueToReplStateChange",
    "NotPrimaryNoSecondaryOk",
    "NotPrimaryOrSecondary",
  ],
} as const satisfies Readonly<Record<string, readonly ErrorName[]>>;
