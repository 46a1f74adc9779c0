import type { FastifyRequest } from "fastify";
import { countForbidden } from "../audit/count-forbidden.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { grantedCaller } from "../grants/granted-caller.ts";
import type { Session } from "../identity/read-session.ts";
import type { Caller } from "../permissions/caller.ts";

/** The grant under which a call is made, by its id. */
const grantHeader = "x-duheng-grant";
const grantId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** What is called. */
interface Called {
  /** For the trail of refusals. */
  readonly path: string;
  /** The act of a grant under which it may be called; absent: it knows nothing of grants, and is refused under one. */
  readonly granted: string | undefined;
  /** The grant as a link names it, which cannot bear a header. */
  readonly grantInLink?: unknown;
}

/**
 * Who calls: the person of the session, or under a grant the same person in the tenant that gave it, with what it lets him do
 * and nothing else. Errors: `not-found` (not his grant), `forbidden` (it has ended, or is for something else).
 */
export async function callerOfRequest(
  request: FastifyRequest,
  { actor, ability }: Session,
  { path, granted, grantInLink }: Called,
): Promise<Caller> {
  const named = request.headers[grantHeader] ?? grantInLink;
  if (named === undefined) return { actor, ability };
  if (typeof named !== "string" || !grantId.test(named)) throw notFound();
  try {
    return await grantedCaller(actor, named, granted);
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") countForbidden(actor, path);
    throw error;
  }
}

/** The caller of a context, alone. */
export function callerIn({ actor, ability, hold }: Caller): Caller {
  return hold === undefined ? { actor, ability } : { actor, ability, hold };
}
