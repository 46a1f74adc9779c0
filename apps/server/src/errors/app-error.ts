import type { BilingualText, ErrorResponse, Problem } from "@duheng/contracts";
import { type ErrorCode, errorTable } from "./error-codes.ts";

export interface AppErrorOptions {
  /** For people; the code's own sentence when absent. */
  message?: BilingualText;
  /** What is wrong where. */
  problems?: readonly Problem[];
  /** More for the client, such as the current document of a conflict. Crosses the wire as it is. */
  data?: Record<string, unknown>;
  /** For the log only. */
  cause?: unknown;
}

/** The one error that this server throws on purpose: a stable code and a sentence for people in both languages. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly text: BilingualText;
  readonly problems: readonly Problem[] | undefined;
  readonly data: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    const text = options.message ?? errorTable[code].message;
    super(`${code}: ${text.en}`, { cause: options.cause });
    this.code = code;
    this.text = text;
    this.problems = options.problems;
    this.data = options.data;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  /** As schemas/error.schema.json says. */
  toResponse(): ErrorResponse {
    return {
      code: this.code,
      message: this.text,
      ...(this.problems ? { problems: this.problems.slice(0, 500) } : {}),
      ...(this.data ? { data: this.data } : {}),
    };
  }
}

/** A problem at its place, for AppErrorOptions.problems. */
export function problem(code: string, path: string, zh: string, en: string): Problem {
  return { code, path, severity: "error", message: { zh, en } };
}

/** Refuses a document that is not there, or not there for this tenant: nobody can tell which. */
export function notFound(): AppError {
  return new AppError("not-found");
}
