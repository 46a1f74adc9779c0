import { type StepActionName, type TransitionOutcome, transition } from "@duheng/assessment";
import type { Assessment, AuditChange, Contribution } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { conflict } from "../database/repository.ts";
import { refuseRelative } from "../kinships/refuse-relative.ts";
import type { Caller } from "../permissions/caller.ts";
import { StalePreparation } from "../use-cases/stale-preparation.ts";
import { type Input, type UseCase, useCase } from "../use-cases/use-case.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { asSeenBy, seenConflicts } from "./as-seen-by.ts";
import { permitted } from "./permitted.ts";
import { isSame, stateOf, type Written } from "./unchanged.ts";

type Accepted = Extract<TransitionOutcome, { ok: true }>;

interface Begun<In> {
  readonly input: In;
  readonly actor: Caller["actor"];
  /** The assessment, which the caller may act on; it is so when `prepare` reads it, and still when `run` does. */
  readonly before: Assessment;
  /** What the action makes of its steps. */
  readonly next: Accepted;
}

interface Definition<In extends { id: string }, P, R extends Written> {
  /** Of the registry of step kinds: also the name of the procedure and of what the trail says. */
  readonly action: StepActionName;
  readonly input: Input<In>;
  /** Outside of the transaction: checks, the workshop. */
  prepare?(begun: Begun<In>): Promise<P>;
  run(begun: Begun<In> & { readonly prepared: P }): Promise<R>;
  /** The input's revision is that of what is put in: another state of the assessment itself may not matter. */
  readonly ofContribution?: true;
  /** A draft that one write keeps: see `alone` of a use-case. */
  readonly alone?: KeptAlone<In, P, R>;
}

/** What was read and prepared outside of the transaction. */
interface Looked<P> {
  readonly looked: Assessment;
  readonly prepared: P;
}

interface KeptAlone<In, P, R> {
  /** The draft as it was looked at. */
  looked(prepared: P): R;
  /** undefined: it takes a transaction this time; nothing was written. */
  write(begun: Begun<In> & { readonly prepared: P }): Promise<R | undefined>;
}

interface Outcome<R> {
  changes(before: Assessment, result: R): AuditChange[];
  answer(caller: Caller, result: R): Promise<R> | R;
  readonly grouped?: true;
}

/**
 * What somebody does in a step of one assessment: whether it is his step, and what becomes of the steps, is asked of the
 * registry before anything is prepared; what is prepared holds only for the assessment that was read. The trail names the
 * assessment, its change of state and the reason given; the answer is what the caller may see.
 */
export function stepUseCase<In extends { id: string }, P = undefined>(
  definition: Omit<Definition<In, P, Assessment>, "alone">,
): UseCase<In, Assessment> {
  return inStep(definition, {
    changes: (before, result) => changesBetween(toldOf(before), toldOf(result)),
    answer: ({ actor }, result) => asSeenBy(actor, result),
  });
}

/**
 * The same for what somebody keeps in a step without ending it: the assessment is not written, the answer is the draft,
 * and what is kept within ten minutes is one entry of the trail.
 */
export function draftUseCase<In extends { id: string }, P, Draft extends Contribution>(
  definition: Omit<Definition<In, P, Draft>, "ofContribution">,
): UseCase<In, Draft> {
  return inStep(
    { ...definition, ofContribution: true },
    { changes: () => [], answer: (_caller, result) => result, grouped: true },
  );
}

function inStep<In extends { id: string }, P, R extends Written>(
  { action, input, prepare, run, ofContribution, alone }: Definition<In, P, R>,
  { changes, answer, grouped }: Outcome<R>,
): UseCase<In, R> {
  const begin = (given: In, { actor }: Caller, before: Assessment): Begun<In> => ({
    input: given,
    actor,
    before,
    next: accepted(transition(before, action, assessmentActor(actor))),
  });
  return useCase<In, In, Caller, Looked<P>, Assessment, R>({
    name: `assessments.${action}`,
    ability: ["act", "assessments"],
    input,
    prepare: async ({ input: given, caller }) => {
      const looked = await permitted(caller, "act", given.id);
      await refuseRelative(looked, caller.actor);
      return { looked, prepared: (await prepare?.(begin(given, caller, looked))) as P };
    },
    before: ({ input: given, caller }) => permitted(caller, "act", given.id),
    run: ({ input: given, caller, before, prepared: { looked, prepared } }) => {
      if (!isSame(before, looked)) {
        const revision: unknown = Reflect.get(given, "revision");
        const mayHold = ofContribution || revision === before.revision;
        throw mayHold ? new StalePreparation(before) : conflict(before);
      }
      return run({ ...begin(given, caller, before), prepared });
    },
    around: seenByCaller,
    audit: {
      target: ({ before }) => named({ kind: "assessments", id: before.id }, before),
      changes: ({ before, result }) => changes(before, result),
      reason: ({ input: given }) => reasonIn(given),
      ...(grouped === undefined ? {} : { grouped }),
    },
    answer: ({ caller, result }) => answer(caller, result),
    alone: alone && {
      target: ({ id }) => id,
      state: ({ prepared: { looked, prepared } }) => stateOf(looked, alone.looked(prepared)),
      stateLeft: ({ before, result }) => stateOf(before, result),
      async write({ input: given, caller, prepared: { looked, prepared } }) {
        const result = await alone.write({ ...begin(given, caller, looked), prepared });
        return result && { before: looked, result };
      },
    },
  });
}

/** What a conflict shows of a paper is what the caller may see of it. */
export function seenByCaller<T>({ actor }: Caller, work: () => Promise<T>): Promise<T> {
  return seenConflicts(actor, work);
}

/**
 * What the trail says of a paper's change: its state. Scores and grades are told by the paper itself, to those who may
 * see them and not before; the trail is read by others too, and by those whose paper it is.
 */
export function toldOf({ state }: Assessment) {
  return { state };
}

/** The reason that an input gives, if any. */
export function reasonIn(input: object): string | undefined {
  const reason: unknown = Reflect.get(input, "reason");
  return typeof reason === "string" && reason.trim() !== "" ? reason.slice(0, 2000) : undefined;
}
