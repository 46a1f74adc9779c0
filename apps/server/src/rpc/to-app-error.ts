import { TRPCError } from "@trpc/server";
import { appErrorIn } from "../database/to-app-error.ts";
import { AppError } from "../errors/app-error.ts";
import type { ErrorCode } from "../errors/error-codes.ts";

/** Whatever a procedure threw, as the one error family; tRPC's own refusals too. */
export function toAppError(thrown: unknown): AppError {
  const known = appErrorIn(thrown);
  if (known) return known;
  const code = thrown instanceof TRPCError ? trpcCodes[thrown.code] : undefined;
  return new AppError(code ?? "internal", { cause: thrown });
}

/** No such procedure, an unreadable body, a body over the limit. */
const trpcCodes: Partial<Record<TRPCError["code"], ErrorCode>> = {
  NOT_FOUND: "not-found",
  PARSE_ERROR: "invalid-input",
  BAD_REQUEST: "invalid-input",
  PAYLOAD_TOO_LARGE: "too-large",
  METHOD_NOT_SUPPORTED: "unsupported",
  UNSUPPORTED_MEDIA_TYPE: "unsupported",
};
