import { type Document, describe, isDocument, isNumeric, MongoError, toNumber } from "../engine/index.ts";

/** Thrown where a fail point wants the connection closed without an answer. */
export class CloseConnection extends Error {}

/** What a fail point does to the commands it meets. */
export interface Failure {
  readonly closeConnection: boolean;
  /** With labels of its own the error, or the reply with a write concern error, has those and no others, be they none. */
  readonly errorLabels: readonly string[] | undefined;
  readonly errorCode: number | undefined;
  readonly writeConcernError: Document | undefined;
  readonly blockMilliseconds: number;
}

/** What the server failed at, as far as a fail point's data may ask for it. */
interface Encounter {
  readonly command: string;
  readonly appName: string | undefined;
}

/** The fail points there are, each with the data it takes. */
const fields: Readonly<Record<string, readonly string[]>> = {
  /** Chosen commands fail. */
  failCommand: [
    "failCommands",
    "errorCode",
    "errorLabels",
    "closeConnection",
    "blockConnection",
    "blockTimeMS",
    "writeConcernError",
    "appName",
    "failInternalCommands",
  ],
  /** A getMore whose cursor is there fails. */
  failGetMoreAfterCursorCheckout: ["errorCode", "closeConnection", "namespace"],
  /** A command with `maxTimeMS` has run out of its time. */
  maxTimeAlwaysTimeOut: [],
  /** A statement of a retryable write is lost: before it is made with an exception's code, else with its answer. */
  onPrimaryTransactionalWrite: ["failBeforeCommitExceptionCode", "closeConnection"],
};

export const failPointNames: readonly string[] = Object.keys(fields);

/** The fail points: they let chosen commands fail, so that a client's retries can be tested. */
export class FailPoints {
  readonly #set = new Map<string, { mode: Mode; data: Document }>();

  /** @throws MongoError BadValue (2), CommandNotSupported (115) for what is not supported */
  configure(name: unknown, mode: unknown, data: Document): void {
    const known = typeof name === "string" && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof name !== "string" || known === undefined)
      throw new MongoError("CommandNotSupported", `Fail point '${describe(name)}' is not supported`);
    for (const key of Object.keys(data)) {
      if (!known.includes(key))
        throw new MongoError("CommandNotSupported", `Fail point data '${key}' is not supported`);
    }
    this.#set.set(name, { mode: modeOf(mode), data });
  }

  /** What this command is to suffer by `failCommand`; counts. */
  meet({ command, appName }: Encounter): Failure | undefined {
    const failure = this.#hit("failCommand", (data) => {
      const names = Array.isArray(data.failCommands) ? data.failCommands : [];
      return names.includes(command) && (data.appName === undefined || data.appName === appName);
    });
    return failure === undefined ? undefined : failureOf(failure);
  }

  /** The data of another fail point that is met now; counts. Cheap where none is set. */
  hit(name: string): Document | undefined {
    return this.#set.size === 0 ? undefined : this.#hit(name, () => true);
  }

  #hit(name: string, isFor: (data: Document) => boolean): Document | undefined {
    const point = this.#set.get(name);
    if (point === undefined || point.mode.left <= 0 || !isFor(point.data)) return undefined;
    const { mode } = point;
    if (mode.skip > 0) {
      mode.skip--;
      return undefined;
    }
    if (Math.random() >= mode.probability) return undefined;
    mode.left--;
    return point.data;
  }
}

function failureOf(data: Document): Failure {
  const { errorCode, errorLabels, blockTimeMS } = data;
  return {
    closeConnection: data.closeConnection === true,
    errorCode: isNumeric(errorCode) ? toNumber(errorCode) : undefined,
    errorLabels: Array.isArray(errorLabels) ? errorLabels.map(String) : undefined,
    writeConcernError: isDocument(data.writeConcernError) ? data.writeConcernError : undefined,
    blockMilliseconds: data.blockConnection === true && isNumeric(blockTimeMS) ? toNumber(blockTimeMS) : 0,
  };
}

/** Which of the commands it is for a fail point meets. */
interface Mode {
  /** So many are let pass first. */
  skip: number;
  /** So many are met still. */
  left: number;
  readonly probability: number;
}

function modeOf(mode: unknown): Mode {
  const always: Mode = { skip: 0, left: Number.POSITIVE_INFINITY, probability: 1 };
  if (mode === "off") return { ...always, left: 0 };
  if (mode === "alwaysOn") return always;
  if (isDocument(mode)) {
    const { times, skip, activationProbability } = mode;
    if (isNumeric(times)) return { ...always, left: toNumber(times) };
    if (isNumeric(skip)) return { ...always, skip: toNumber(skip) };
    if (isNumeric(activationProbability)) return { ...always, probability: toNumber(activationProbability) };
  }
  throw new MongoError(
    "BadValue",
    "mode of a fail point must be 'off', 'alwaysOn', { times: <n> }, { skip: <n> } or { activationProbability: <p> }",
  );
}
