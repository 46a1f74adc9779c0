import { type Document, describe, isDocument, isNumeric, MongoError, toNumber } from "../engine/index.ts";

/** What a fail point does to the commands it meets. */
export interface Failure {
  readonly closeConnection: boolean;
  readonly error: { readonly code: number; readonly labels: readonly string[] } | undefined;
  readonly writeConcernError: Document | undefined;
  readonly blockMilliseconds: number;
}

/** The fail point `failCommand`: lets chosen commands fail, so that a client's retries can be tested. */
export class FailPoint {
  #commands: readonly string[] = [];
  #appName: unknown;
  #left = 0;
  #failure: Failure | undefined;

  /** @throws MongoError BadValue (2), CommandNotSupported (115) for what is not supported */
  configure(name: unknown, mode: unknown, data: Document): void {
    if (name !== "failCommand")
      throw new MongoError("CommandNotSupported", `Fail point '${describe(name)}' is not supported`);
    this.#left = timesOf(mode);
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
        ? { code: toNumber(errorCode), labels: Array.isArray(errorLabels) ? errorLabels.map(String) : [] }
        : undefined,
      writeConcernError: isDocument(data.writeConcernError) ? data.writeConcernError : undefined,
      blockMilliseconds: data.blockConnection === true && isNumeric(blockTimeMS) ? toNumber(blockTimeMS) : 0,
    };
  }

  /** What this command is to suffer; counts. */
  meet(command: string, appName: string | undefined): Failure | undefined {
    if (this.#left <= 0 || !this.#commands.includes(command)) return undefined;
    if (this.#appName !== undefined && this.#appName !== appName) return undefined;
    this.#left--;
    return this.#failure;
  }
}

function timesOf(mode: unknown): number {
  if (mode === "off") return 0;
  if (mode === "alwaysOn") return Number.POSITIVE_INFINITY;
  if (isDocument(mode) && isNumeric(mode.times)) return toNumber(mode.times);
  throw new MongoError("BadValue", "mode of a fail point must be 'off', 'alwaysOn' or { times: <n> }");
}
