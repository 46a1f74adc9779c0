import type { JobProgress } from "@duheng/contracts";
import type { Action, Subject } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";

/** What a step is given. */
export interface StepOf<Input, Stage> {
  readonly input: Input;
  /** What the step before left; undefined in the first. */
  readonly stage: Stage | undefined;
  readonly progress: JobProgress;
  /** As whom it acts, and what the person may do *now*: a step does use-cases as this caller. undefined: the installation's own work. */
  readonly caller: Caller | undefined;
  /**
   * Says how far a long step is. Throws where the step is to end: the job was cancelled, or went to another worker, or its
   * process stops; then nothing of the step is written.
   */
  tell(progress: JobProgress): Promise<void>;
}

/** What a step found: its writes, how far the job is then, and where it goes on, or what came of it. */
export interface Step<Stage, Result> {
  /**
   * All that the step writes. It runs in the one transaction that notes `progress` and `next`, so that of a process
   * that is killed, or loses its lease, either all of it stays or nothing: a step happens once. May run again as a
   * whole on a write conflict.
   */
  readonly write?: () => Promise<void>;
  readonly progress: JobProgress;
  readonly next: { readonly stage: Stage } | { readonly result: Result };
}

/** One kind of long work. */
export interface JobKind<
  Input extends object = Record<string, unknown>,
  Stage extends object = Record<string, unknown>,
  Result extends object = Record<string, unknown>,
> {
  /** domain.verb */
  readonly kind: string;
  /** What the person must be able to do whenever a step is begun; absent: only the installation itself wants it. */
  readonly ability?: readonly [Action, Subject];
  readonly input: { parse(value: unknown): Input };
  /** Its steps may take minutes: it is worked on beside the others, one such job at a time in a process. */
  readonly isLong?: true;
  /**
   * Some seconds of work at most, in the scope of the job's tenant. What takes long (reading, compiling, scoring) is
   * done here, outside of any transaction; what is to be written is given back.
   */
  step(given: StepOf<Input, Stage>): Promise<Step<Stage, Result>>;
}

/** A kind as the worker knows it: what it keeps between its steps is its own affair. */
export interface RegisteredKind extends Pick<JobKind, "kind" | "ability" | "isLong"> {
  step(given: StepOf<unknown, unknown>): Promise<Step<object, object>>;
}

/** Makes a kind known to the workers of this process. */
export function registerJobKind<Input extends object, Stage extends object, Result extends object>(
  kind: JobKind<Input, Stage, Result>,
): JobKind<Input, Stage, Result> {
  kinds.set(kind.kind, {
    ...(kind.ability ? { ability: kind.ability } : {}),
    ...(kind.isLong ? { isLong: kind.isLong } : {}),
    kind: kind.kind,
    step: ({ input, stage, ...rest }) =>
      kind.step({ ...rest, input: kind.input.parse(input), stage: stage as Stage | undefined }),
  });
  return kind;
}

/** undefined: a process of another version wanted it. */
export function jobKind(name: string): RegisteredKind | undefined {
  return kinds.get(name);
}

/** Names of all kinds that this process can do. */
export function jobKinds(): string[] {
  return [...kinds.keys()];
}

/** Of these, those with long steps, or the others. */
export function jobKindsOf({ isLong }: { readonly isLong: boolean }): string[] {
  return [...kinds.values()].filter((kind) => (kind.isLong ?? false) === isLong).map(({ kind }) => kind);
}

const kinds = new Map<string, RegisteredKind>();
