import { codeNameOf, type ErrorName, errorCodes } from "./error-codes.ts";

/** What an error may carry beside code and message; sent to the client as fields of the error document. */
export interface MongoErrorDetail {
  readonly errInfo?: Record<string, unknown>;
  readonly keyPattern?: Record<string, unknown>;
  readonly keyValue?: Record<string, unknown>;
  readonly errorLabels?: readonly string[];
}

/** The engine's one error class: what MongoDB would answer, by code. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly detail: MongoErrorDetail;

  /**
   * @param code a name of `errorCodes`, or the number of a `Location` code
   * @param message MongoDB's own wording where it is known
   */
  constructor(code: ErrorName | number, message: string, detail: MongoErrorDetail = {}) {
    super(message);
    this.name = "MongoError";
    this.code = typeof code === "number" ? code : errorCodes[code];
    this.codeName = codeNameOf(this.code);
    this.detail = detail;
  }
}
