import type { FastifyReply, FastifyRequest } from "fastify";
import { countForbidden } from "../audit/count-forbidden.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import type { TenantContext } from "../rpc/context.ts";
import { createContext } from "../rpc/create-context.ts";
import { refuseOtherTenant } from "../rpc/other-tenant.ts";

/** Runs a plain HTTP route as a procedure runs: signed in, in the tenant of the session. Errors: `unauthenticated`, `conflict` (the page is another tenant's). */
export async function inSession<T>(
  req: FastifyRequest,
  res: FastifyReply,
  run: (ctx: TenantContext) => Promise<T>,
): Promise<T> {
  const context = createContext({ req, res });
  const session = await context.session();
  if (!session) throw new AppError("unauthenticated");
  refuseOtherTenant(req, session);
  const { actor, ability } = session;
  try {
    return await inTenant(actor.tenantId, () => run({ ...context, actor, ability }));
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden")
      countForbidden(actor, req.routeOptions.url ?? req.method);
    throw error;
  }
}
