import { TRPCError } from "@trpc/server";
import { named } from "../audit/changes.ts";
import { countForbidden } from "../audit/count-forbidden.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import type { Action, Subject } from "../identity/abilities.ts";
import { bodyLimits } from "./body-limits.ts";
import type { AuditNote, TenantContext } from "./context.ts";
import { refuseOtherTenant } from "./other-tenant.ts";
import { toAppError } from "./to-app-error.ts";
import { trpc } from "./trpc.ts";

/** A validator of contracts, such as `validators.GetInput`; or any other with a `parse`. `Wire`: what a client sends. */
export interface Input<T, Wire = T> {
  parse(value: unknown): T;
  /** For the types only. */
  readonly wire?: Wire;
}

export interface ProcedureOptions<T, Wire> {
  /** What the caller must be able to do. Records are judged again by the use-case, with their conditions. */
  ability: readonly [Action, Subject];
  input: Input<T, Wire>;
  /**
   * Mutations only. `transaction` (the default): everything that the mutation writes and its audit entry are one
   * transaction, run again as a whole on a write conflict. `after`: the mutation keeps its own transactions and the
   * entry is written when it is done; for what also acts outside of the database. `none`: neither transaction nor
   * entry; only for what changes no document of the tenant's, such as telling that somebody is there.
   */
  audit?: "transaction" | "after" | "none";
  /** For what saves by itself: one entry for a person and target within ten minutes. */
  groupAudit?: boolean;
  /** How much it may bring; `usual` unless it takes a whole document. */
  body?: Exclude<keyof typeof bodyLimits, "open">;
}

/**
 * The only way to make a procedure that works on a tenant: session → tenant scope → permission → input → (mutations)
 * audit. Ends with `.query(…)` or `.mutation(…)`.
 *
 * @example
 * submit: procedure({ ability: ["submit", "assessments"], input: validators.SubmitInput })
 *   .mutation(({ input, ctx }) => submitAssessment(input, ctx.actor)),
 */
export function procedure<T, Wire = T>(options: ProcedureOptions<T, Wire>) {
  const { ability, input, audit = "transaction", groupAudit: grouped = false, body = "usual" } = options;
  return trpc.procedure
    .meta({ access: ability, bodyLimit: bodyLimits[body] })
    .use(async ({ ctx, next, path }) => {
      const session = await ctx.session();
      if (!session) throw new AppError("unauthenticated");
      // Who one is and where is what a page asks to find out.
      if (!path.startsWith("identity.")) refuseOtherTenant(ctx.request, session);
      const auditNote: AuditNote = {};
      const tenantContext: TenantContext = {
        ...ctx,
        actor: session.actor,
        ability: session.ability,
        auditNote,
      };
      const result = await inTenant(session.actor.tenantId, () => next({ ctx: tenantContext }));
      if (!result.ok && toAppError(result.error).code === "forbidden") countForbidden(session.actor, path);
      return result;
    })
    .use(({ ctx, next }) => {
      if (!ctx.ability.can(ability[0], ability[1])) throw new AppError("forbidden");
      return next();
    })
    .input(parserOf(input))
    .use(({ ctx, next, type, path }) => {
      if (type !== "mutation" || audit === "none") return next();
      const entry = (data: unknown) => {
        const { target, ...note } = ctx.auditNote;
        return recordAudit({
          action: path,
          actor: ctx.actor,
          grouped,
          ...note,
          ...(target === undefined ? {} : { target: named(target, data) }),
        });
      };
      if (audit === "after") return passing(next, entry);
      return transaction(() => passing(next, entry));
    });
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

function parserOf<T, Wire>(input: Input<T, Wire>): Parser<T, Wire> {
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

/**
 * tRPC's `next` does not throw but answers with the error; a transaction must see it, in the form in which the
 * database threw it (its labels say whether to run again).
 */
async function passing<R extends { ok: boolean }>(
  next: () => Promise<R>,
  then: (data: unknown) => Promise<void>,
): Promise<R> {
  const result = await next();
  if (!result.ok) {
    const error: unknown = Reflect.get(result, "error");
    throw error instanceof TRPCError && error.cause ? error.cause : error;
  }
  await then(Reflect.get(result, "data"));
  return result;
}
