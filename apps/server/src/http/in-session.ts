import type { FastifyReply, FastifyRequest } from "fastify";
import { countForbidden } from "../audit/count-forbidden.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { callerOfRequest } from "../rpc/caller-of-request.ts";
import type { TenantContext } from "../rpc/context.ts";
import { createContext } from "../rpc/create-context.ts";
import { refuseOtherTenant } from "../rpc/other-tenant.ts";
import { refuseBeforeOwnPassword } from "../rpc/own-password-first.ts";

/** Runs a plain HTTP route as a procedure runs: signed in, in the tenant of the session or of a grant. Errors: `unauthenticated`, `conflict` (the page is another tenant's). */
export async function inSession<T>(
  req: FastifyRequest,
  res: FastifyReply,
  run: (ctx: TenantContext) => Promise<T>,
  /** The act of a grant under which somebody of another tenant may ask for it, too, by a link that names the grant. */
  granted?: string,
): Promise<T> {
  const context = createContext({ req, res });
  const session = await context.session();
  if (!session) throw new AppError("unauthenticated");
  refuseBeforeOwnPassword(session);
  refuseOtherTenant(req, session);
  const path = req.routeOptions.url ?? req.method;
  const caller = await callerOfRequest(req, session, {
    path,
    granted,
    ...(granted === undefined ? {} : { grantInLink: Reflect.get(Object(req.query), "grant") }),
  });
  try {
    return await inTenant(caller.actor.tenantId, () => run({ ...context, ...caller }));
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") countForbidden(caller.actor, path);
    throw error;
  }
}
