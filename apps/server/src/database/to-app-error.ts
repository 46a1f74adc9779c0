import { ValidationError } from "@duheng/contracts";
import { Error as MongooseError, mongo } from "mongoose";
import { AppError, problem } from "../errors/app-error.ts";
import { databaseFailure } from "./database-failure.ts";
import { InvalidDocumentError } from "./invalid-document-error.ts";
import { uniqueFields } from "./unique-fields.ts";

/**
 * Whatever was thrown, as the one error family. What is not known becomes `internal`; its cause is for the
 * log and never crosses the wire.
 */
export function toAppError(thrown: unknown): AppError {
  return appErrorIn(thrown) ?? new AppError("internal", { cause: thrown });
}

/** The first in the chain of causes that is of the family, or can be said by it; undefined where none is. */
export function appErrorIn(thrown: unknown): AppError | undefined {
  for (const error of causes(thrown)) {
    const known = knownError(error);
    if (known) return known;
  }
  return undefined;
}

/** Whether it may pass by itself, so that the same done again may succeed: the database is away, or others write the same. */
export function mayPass(thrown: unknown): boolean {
  const { code } = toAppError(thrown);
  return code === "unavailable" || code === "conflict";
}

function knownError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof InvalidDocumentError) {
    return new AppError("invalid-document", { problems: error.problems, cause: error });
  }
  if (error instanceof ValidationError) {
    return new AppError("invalid-input", { problems: error.problems, cause: error });
  }
  if (error instanceof MongooseError.VersionError) return new AppError("conflict", { cause: error });
  if (error instanceof mongo.MongoServerError && error.code === 11000) return duplicate(error);
  return databaseFailure(error);
}

/** A unique index names the fields that must differ; the tenant is not the person's business. */
function duplicate(error: mongo.MongoServerError): AppError {
  const fields = uniqueFields(error).filter((field) => field !== "tenantId");
  return new AppError("duplicate", {
    cause: error,
    problems: fields.map((field) =>
      problem("duplicate", `/${field.replaceAll(".", "/")}`, "与已有内容重复", "exists already"),
    ),
  });
}

/** The error and its chain of causes, at most eight. */
function* causes(thrown: unknown): Generator<unknown> {
  let current = thrown;
  for (let depth = 0; depth < 8 && current !== undefined && current !== null; depth += 1) {
    yield current;
    current = current instanceof Error ? current.cause : undefined;
  }
}
