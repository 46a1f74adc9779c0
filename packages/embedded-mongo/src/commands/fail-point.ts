import { type Document, describe, isDocument, isNumeric, MongoError, toNumber } from "../engine/index.ts";

/** What a fail point does to the commands it meets. */
export interface Failure {
  readonly closeConnection: boolean;
  /** With labels of its own the error has those and no others, be they none. */
  readonly error: { readonly code: number; readonly labels: readonly string[] | undefined } | undefined;
  readonly writeConcernError: Document | undefined;
  readonly blockMilliseconds: number;
}

/** The fail point `failCommand`: lets chosen commands fail, so that a client's retries can be tested. */
export class FailPoint {
  #commands: readonly string[] = [];
  #appName: unknown;
  #mode: Mode = { skip: 0, left: 0, probability: 1 };
  #failure: Failure | undefined;

  /** @throws MongoError BadValue (2), CommandNotSupported (115) for what is not supported */
  configure(name: unknown, mode: unknown, data: Document): void {
    if (name !== "failCommand")
      throw new MongoError("CommandNotSupported", `Fail point '${describe(name)}' is not supported`);
    this.#mode = modeOf(mode);
    this.#commands = Array.isArray(data.failCommands) ? data.failCommands.map(String) : [];
    const { errorCode, errorLabels, blockTimeMS } = data;
    for (const key of Object.keys(data)) {
      if (
        ![
          "failCommands",
          "errorCode",
          "errorLabels",
          "closeConnection",
          "blockConnection",
          "blockTimeMS",
          "writeConcernError",
          "appName",
          "failInternalCommands",
        ].includes(key)
      )
        throw new MongoError("CommandNotSupported", `Fail point data '${key}' is not supported`);
    }
    this.#appName = data.appName;
    this.#failure = {
      closeConnection: data.closeConnection === true,
      error: isNumeric(errorCode)
        ? {
            code: toNumber(errorCode),
            labels: Array.isArray(errorLabels) ? errorLabels.map(String) : undefined,
          }
        : undefined,
      writeConcernError: isDocument(data.writeConcernError) ? data.writeConcernError : undefined,
      blockMilliseconds: data.blockConnection === true && isNumeric(blockTimeMS) ? toNumber(blockTimeMS) : 0,
    };
  }

  /** What this command is to suffer; counts. */
  meet(command: string, appName: string | undefined): Failure | undefined {
    const mode = this.#mode;
    if (mode.left <= 0 || !this.#commands.includes(command)) return undefined;
    if (this.#appName !== undefined && this.#appName !== appName) return undefined;
    if (mode.skip > 0) {
      mode.skip--;
      return undefined;
    }
    if (Math.random() >= mode.probability) return undefined;
    mode.left--;
    return this.#failure;
  }
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
