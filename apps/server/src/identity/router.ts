import { validators } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import type { RequestContext } from "../rpc/context.ts";
import { mutationOf } from "../rpc/mutation.ts";
import { nothing, openProcedure, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { perform } from "../use-cases/perform.ts";
import { auth } from "./auth.ts";
import { changePassword } from "./change-password.ts";
import { createFirstAdministrator } from "./first-administrator.ts";
import { openSession } from "./open-session.ts";
import type { Session } from "./read-session.ts";
import { requestHeaders } from "./request-headers.ts";
import { sessionInfo } from "./session-info.ts";
import { setCookies } from "./set-cookies.ts";
import { switchTenant } from "./switch-tenant.ts";

export const identityRouter = router({
  signIn: openProcedure({ reason: "nobody is signed in before", input: validators.SignInInput }).mutation(
    async ({ input, ctx }) => {
      const { ip: address, headers } = ctx.request;
      const { session, cookies } = await openSession(input, { address, cookies: headers.cookie });
      ctx.reply.header("set-cookie", cookies);
      await inTenant(session.tenant.id, () =>
        recordAudit({ action: "identity.signIn", actor: session.actor }),
      );
      return { signedIn: true };
    },
  ),

  signOut: openProcedure({ reason: "an ended session can be left too", input: nothing }).mutation(
    async ({ ctx }) => {
      const session = await ctx.session();
      const { api } = await auth();
      const { headers } = await api.signOut({ headers: requestHeaders(ctx.request), returnHeaders: true });
      ctx.reply.header("set-cookie", setCookies(headers));
      if (session) {
        await inTenant(session.tenant.id, () =>
          recordAudit({ action: "identity.signOut", actor: session.actor }),
        );
      }
      return { signedIn: false };
    },
  ),

  me: procedure({ ability: ["read", "identity"], input: nothing }).query(async ({ ctx }) =>
    sessionInfo(await requireSession(ctx)),
  ),

  switchTenant: mutationOf(switchTenant).mutation(async ({ input, ctx }) =>
    perform(switchTenant, input, await requireSession(ctx)),
  ),

  changePassword: mutationOf(changePassword).mutation(async ({ input, ctx }) => {
    const cookies = await perform(changePassword, input, await requireSession(ctx));
    ctx.reply.header("set-cookie", cookies);
    return { changed: true };
  }),

  createFirstAdministrator: openProcedure({
    reason: "bears the one-time token of the setup link",
    input: validators.FirstAdministratorInput,
  }).mutation(async ({ input }) => {
    await createFirstAdministrator(input);
    return { created: true };
  }),
});

async function requireSession(ctx: RequestContext): Promise<Session> {
  const session = await ctx.session();
  if (!session) throw new AppError("unauthenticated");
  return session;
}
