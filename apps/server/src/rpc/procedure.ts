import { countForbidden } from "../audit/count-forbidden.ts";
import type { Listable } from "../database/list-input.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import type { Action, Subject } from "../permissions/abilities.ts";
import type { Input } from "../use-cases/use-case.ts";
import { bodyLimits } from "./body-limits.ts";
import { callerOfRequest } from "./caller-of-request.ts";
import type { TenantContext } from "./context.ts";
import { refuseOtherTenant } from "./other-tenant.ts";
import { refuseBeforeOwnPassword } from "./own-password-first.ts";
import { toAppError } from "./to-app-error.ts";
import { trpc } from "./trpc.ts";

export interface ProcedureOptions<T, Wire> {
  /** What the caller must be able to do. Records are judged again, with their conditions. */
  ability: readonly [Action, Subject];
  input: Input<T, Wire>;
  /** How much it may bring; `usual` unless it takes a whole document. */
  body?: Exclude<keyof typeof bodyLimits, "open">;
  /** The act of a grant under which somebody of another tenant may call it, too; absent: nobody may. */
  granted?: string;
  /** Of what takes a `ListInput`: by what it lists. */
  list?: Listable;
}

/** What each procedure that works on a tenant starts with: session, or grant → tenant scope. A refusal for lack of permission is counted. */
export const signedInProcedure = trpc.procedure.use(async ({ ctx, next, path, meta }) => {
  const session = await ctx.session();
  if (!session) throw new AppError("unauthenticated");
  refuseBeforeOwnPassword(session, path);
  // Who one is and where is what a page asks to find out.
  if (!path.startsWith("identity.")) refuseOtherTenant(ctx.request, session);
  const caller = await callerOfRequest(ctx.request, session, { path, granted: meta?.granted });
  const tenantContext: TenantContext = { ...ctx, ...caller };
  const result = await inTenant(caller.actor.tenantId, () => next({ ctx: tenantContext }));
  if (!result.ok && toAppError(result.error).code === "forbidden") countForbidden(caller.actor, path);
  return result;
});

/**
 * A procedure that reads in a tenant: session → tenant scope → permission → input. Ends with `.query(…)`; what writes is a
 * use-case (`mutation`).
 *
 * @example
 * versions: procedure({ ability: ["read", "forms"], input: validators.GetInput })
 *   .query(({ input }) => versionHistory(input.id)),
 */
export function procedure<T, Wire = T>(options: ProcedureOptions<T, Wire>) {
  const { ability, input, body = "usual", granted, list } = options;
  return signedInProcedure
    .meta({
      access: ability,
      bodyLimit: bodyLimits[body],
      ...(granted === undefined ? {} : { granted }),
      ...(list === undefined ? {} : { list }),
    })
    .use(({ ctx, next }) => {
      if (!ctx.ability.can(ability[0], ability[1])) throw new AppError("forbidden");
      return next();
    })
    .input(parserOf(input));
}

/** For the few procedures that anyone may call, with the reason why. They have neither tenant nor audit entry. */
export function openProcedure<T, Wire = T>({ reason, input }: { reason: string; input: Input<T, Wire> }) {
  return trpc.procedure
    .meta({ access: { anyone: reason }, bodyLimit: bodyLimits.open })
    .input(parserOf(input));
}

/** As tRPC infers it: what comes in by `Wire`, what the procedure gets by `T`. */
interface Parser<T, Wire> {
  _input: Wire;
  _output: T;
  parse(value: unknown): T;
}

/** A validator as tRPC takes it. */
export function parserOf<T, Wire>(input: Input<T, Wire>): Parser<T, Wire> {
  const parser: Pick<Parser<T, Wire>, "parse"> = { parse: (value) => input.parse(value) };
  return parser as Parser<T, Wire>;
}

/** No input at all. */
export const nothing: Input<void> = {
  parse(value) {
    if (value !== undefined && value !== null) {
      throw new AppError("invalid-input", {
        message: { zh: "此调用不接受参数。", en: "This call takes no input." },
      });
    }
  },
};
