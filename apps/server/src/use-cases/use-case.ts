import type { AuditChange, AuditTarget } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { isToldAlready, rememberState, rememberTold } from "../audit/groups-known.ts";
import { tellInTrail } from "../audit/record-audit.ts";
import { isAway } from "../database/away.ts";
import { inTenant } from "../database/scope.ts";
import { appErrorIn } from "../database/to-app-error.ts";
import { isInTransaction, transaction, UnknownOutcomeError } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import type { Action, Subject } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { whilePrepared } from "./stale-preparation.ts";

/** A validator of contracts, such as `validators.GetInput`; or any other with a `parse`. `Wire`: what a client sends. */
export interface Input<T, Wire = T> {
  parse(value: unknown): T;
  /** For the types only. */
  readonly wire?: Wire;
}

/** What each part is given: the parts run in this order, each with what those before it found. */
interface Asked<In, C> {
  readonly input: In;
  readonly caller: C;
}
interface Prepared<In, C, P> extends Asked<In, C> {
  readonly prepared: P;
}
interface Begun<In, C, P, B> extends Prepared<In, C, P> {
  readonly before: B;
}
interface Done<In, C, P, B, R> extends Begun<In, C, P, B> {
  readonly result: R;
}

/** What the trail says of it, declared; each runs in the transaction, after `run`. */
interface Told<D> {
  /** Whom or what it was done to; its name is that of `result` where it gives none. Absent: the caller's own account. */
  target?(done: D): Awaitable<AuditTarget>;
  reason?(done: D): string | undefined;
  changes?(done: D): Awaitable<AuditChange[]>;
  details?(done: D): Awaitable<Record<string, unknown>>;
  /** For what saves by itself: one entry for a person and target within ten minutes. */
  readonly grouped?: true;
}

interface Definition<In, Wire, C extends Caller, P, B, R, Answer> {
  /** domain.verb: the action in the trail, and the path of its procedure. */
  readonly name: string;
  /** What the caller must be able to do. Records are judged again in `before` or `run`, with their conditions. */
  readonly ability: readonly [Action, Subject];
  readonly input: Input<In, Wire>;
  /**
   * Outside of any transaction: what takes long (checks, samples, compiling, all of the workshop), and reads for it.
   * `run` makes sure that what was read is still so, by its revision; otherwise `conflict`, or a `StalePreparation` where
   * it may as well be prepared anew.
   */
  prepare?(asked: Asked<In, C>): Promise<P>;
  /** What it changes, as it was; the first thing in the transaction. */
  before?(prepared: Prepared<In, C, P>): Promise<B>;
  /** All that it writes. May run again as a whole on a write conflict: it does nothing but read and write the database. */
  run(begun: Begun<In, C, P, B>): Promise<R>;
  /**
   * `none` only for what changes no document of the tenant's, such as telling that somebody is there, and for what is done by
   * use-cases of which each tells itself.
   */
  readonly audit: Told<Done<In, C, P, B, R>> | "none";
  /** What the caller gets of the result, as far as the caller may see it, once it is written; the result itself where it is absent. */
  answer?(done: Done<In, C, P, B, R>): Awaitable<Answer>;
  /** Around all of it: what a refusal shows of a document is what the caller may see. */
  around?<T>(caller: C, work: () => Promise<T>): Promise<T>;
  /** The same by one write, for what saves by itself again and again: where the trail tells of it already, and nobody did anything else since. */
  readonly alone?: Alone<In, C, P, B, R> | undefined;
  /** For what acts outside of the database too: `run` keeps its own transactions, the entry is written when it is done. */
  readonly transactions?: "own";
}

/** A grouped use-case without a transaction: what it writes is one document, on the condition that it is still as it was read. */
interface Alone<In, C, P, B, R> {
  /** The id of the trail's target. */
  target(input: In): string;
  /** What it is done to, and what was looked at for it, at their revisions: as it was prepared, and as it was left. */
  state(prepared: Prepared<In, C, P>): string;
  stateLeft(done: Done<In, C, P, B, R>): string;
  /** undefined: it takes a transaction this time; nothing was written. */
  write(prepared: Prepared<In, C, P>): Promise<{ before: B; result: R } | undefined>;
}

/** Something that a person, or a job in a person's place, does; called by `perform`. */
export interface UseCase<Wire, Answer, C extends Caller = Caller> {
  readonly name: string;
  readonly ability: readonly [Action, Subject];
  /**
   * May the caller, is the input one, and all that is prepared. Answers what does it: one transaction with the trail's
   * entry, or part of the present one (a job's step, which is written as a whole).
   */
  ready(input: Wire, caller: C): Promise<() => Promise<Answer>>;
}

/**
 * Makes a use-case: permission → input → `prepare` → one transaction of `before`, `run` and the trail's entry.
 * Errors of all: `forbidden`, `invalid-input`, `conflict` where others write the same at this moment.
 *
 * @example
 * export const retirePlan = useCase({
 *   name: "plans.retire",
 *   ability: ["retire", "plans"],
 *   input: validators.RemoveInput,
 *   run: ({ input }) => plans.replace({ … }),
 *   audit: { target: ({ input }) => ({ kind: "plans", id: input.id }) },
 * });
 */
export function useCase<
  In,
  Wire = In,
  C extends Caller = Caller,
  P = undefined,
  B = undefined,
  R = unknown,
  Answer = R,
>(definition: Definition<In, Wire, C, P, B, R, Answer>): UseCase<Wire, Answer, C> {
  const { name, ability, input: reader } = definition;

  const write = async (
    ready: Prepared<In, C, P>,
  ): Promise<Done<In, C, P, B, R> & { readonly toldAt: string | undefined }> => {
    await ready.caller.hold?.();
    const before = (await definition.before?.(ready)) as B;
    const result = await definition.run({ ...ready, before });
    const done = { ...ready, before, result };
    const toldAt = definition.audit === "none" ? undefined : await tell(name, definition.audit, done);
    return { ...done, toldAt };
  };
  const { alone } = definition;
  const groupOf = ({ input, caller }: Asked<In, C>, { target }: { target(input: In): string }) => ({
    action: name,
    actor: caller.actor,
    targetId: target(input),
  });
  const writeAlone = async (ready: Prepared<In, C, P>): Promise<Done<In, C, P, B, R> | undefined> => {
    // A grant holds something open, and a transaction around it writes all or none.
    if (alone === undefined || ready.caller.hold !== undefined || isInTransaction()) return undefined;
    if (!isToldAlready(groupOf(ready, alone), alone.state(ready))) return undefined;
    const written = await alone.write(ready).catch((error: unknown) => {
      // As with a commit that breaks off: it may have arrived.
      throw isAway(error) ? new UnknownOutcomeError("the write broke off", { cause: error }) : error;
    });
    if (written === undefined) return undefined;
    const done = { ...ready, ...written };
    rememberState(groupOf(ready, alone), alone.stateLeft(done));
    return done;
  };
  const remember = (done: Done<In, C, P, B, R>, toldAt: string | undefined) => {
    if (alone === undefined || toldAt === undefined || isInTransaction()) return;
    rememberTold(groupOf(done, alone), { at: toldAt, state: alone.stateLeft(done) });
  };
  const around = <T>(caller: C, work: () => Promise<T>): Promise<T> =>
    asTheCaller(caller, () => (definition.around ? definition.around(caller, work) : work()));

  return {
    name,
    ability,
    ready: (given, caller) =>
      around(caller, async () => {
        if (!caller.ability.can(ability[0], ability[1])) throw new AppError("forbidden");
        const input = reader.parse(given);
        const prepare = async () => (await definition.prepare?.({ input, caller })) as P;
        let prepared = await prepare();
        const prepareAnew = async () => {
          prepared = await prepare();
        };
        const written = () => write({ input, caller, prepared });
        const run = () => (definition.transactions === "own" ? written() : transaction(written));
        const usually = async () => {
          const { toldAt, ...done } = await whilePrepared(run, prepareAnew);
          remember(done, toldAt);
          return done;
        };
        return () =>
          around(caller, async () => {
            const done = (await writeAlone({ input, caller, prepared })) ?? (await usually());
            return definition.answer ? definition.answer(done) : (done.result as unknown as Answer);
          });
      }),
  };
}

type Awaitable<T> = T | Promise<T>;

async function tell<In, C extends Caller, P, B, R>(
  action: string,
  told: Told<Done<In, C, P, B, R>>,
  done: Done<In, C, P, B, R>,
): Promise<string> {
  const target = await told.target?.(done);
  const reason = told.reason?.(done);
  const changes = await told.changes?.(done);
  const details = await told.details?.(done);
  return tellInTrail({
    action,
    actor: done.caller.actor,
    grouped: told.grouped ?? false,
    ...(target === undefined ? {} : { target: named(target, done.result) }),
    ...(reason === undefined ? {} : { reason }),
    ...(changes === undefined ? {} : { changes }),
    ...(details === undefined ? {} : { details }),
  });
}

/** In the caller's tenant, and with errors of the one family; a transaction around it sees them as the database threw them. */
async function asTheCaller<T>({ actor }: Caller, work: () => Promise<T>): Promise<T> {
  try {
    return await inTenant(actor.tenantId, work);
  } catch (error) {
    throw isInTransaction() ? error : (appErrorIn(error) ?? error);
  }
}
