import type { AuditChange, User } from "@duheng/contracts";
import type { Caller } from "../permissions/caller.ts";
import { allowed } from "../use-cases/documents/contract.ts";
import { type Input, type UseCase, useCase } from "../use-cases/use-case.ts";
import { accounts } from "./model.ts";
import { type AccountAct, actionOf, refuseAct } from "./refusals.ts";
import { accountTarget, tellOtherUnits, unitsOf } from "./tell-units.ts";

interface Definition<In extends AccountInput, R> {
  readonly name: string;
  readonly act: AccountAct;
  readonly input: Input<In>;
  /** Whose trails tell it, besides that where it is done; all units that it belongs to by default. */
  readonly units?: (input: In) => readonly string[];
  run(asked: { input: In; caller: Caller; user: User }): Promise<R>;
  readonly changes?: (done: { user: User; result: R }) => AuditChange[];
  readonly details?: (done: { user: User; result: R }) => Record<string, unknown>;
}

interface AccountInput {
  readonly id: string;
  readonly reason?: string;
}

/**
 * What is done to one account of another: by who may, to whom he may, told in the trail of all units that it belongs to.
 * Errors: `not-found` for an account that the caller may not even see, `forbidden` in words.
 */
export function accountUseCase<In extends AccountInput, R>({
  name,
  act,
  input,
  units,
  run,
  changes,
  details,
}: Definition<In, R>): UseCase<In, { id: string }> {
  return useCase({
    name,
    ability: [actionOf[act], "users"],
    input,
    before: ({ input: { id }, caller }) => accountSeenBy(caller, id),
    run: async ({ input: given, caller, before: user }) => {
      refuseAct(act, user, caller);
      const result = await run({ input: given, caller, user });
      await tellOtherUnits(caller, user, units?.(given) ?? unitsOf(user), {
        action: name,
        ...(given.reason ? { reason: given.reason } : {}),
        ...(changes ? { changes: changes({ user, result }) } : {}),
        ...(details ? { details: details({ user, result }) } : {}),
      });
      return result;
    },
    audit: {
      target: ({ before }) => accountTarget(before),
      reason: ({ input: { reason } }) => reason || undefined,
      changes: ({ before, result }) => changes?.({ user: before, result }) ?? [],
      details: ({ before, result }) => details?.({ user: before, result }) ?? {},
    },
    answer: ({ input: { id } }) => ({ id }),
  });
}

/** An account with all that it is, where the caller may see it at all. Errors: `not-found`. */
export function accountSeenBy(caller: Caller, id: string): Promise<User> {
  return allowed({ subject: "users", repository: accounts }, caller, "read", id);
}
