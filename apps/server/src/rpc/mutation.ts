import type { Caller } from "../permissions/caller.ts";
import { perform } from "../use-cases/perform.ts";
import type { UseCase } from "../use-cases/use-case.ts";
import { bodyLimits } from "./body-limits.ts";
import { type ProcedureOptions, parserOf, signedInProcedure } from "./procedure.ts";

type Options = Pick<ProcedureOptions<unknown, unknown>, "body">;

/**
 * The procedure of a use-case, called by its name: the caller is who is signed in, all else is the use-case's own.
 *
 * @example
 * retire: mutation(retirePlan),
 */
export function mutation<Wire, Answer>(useCase: UseCase<Wire, Answer>, options: Options = {}) {
  return mutationOf(useCase, options).mutation(({ input, ctx: { actor, ability } }) =>
    perform(useCase, input as Wire, { actor, ability }),
  );
}

/** The same for a use-case whose caller is more than that, such as a session: ends with `.mutation(…)`, which performs it. */
export function mutationOf<Wire, Answer, C extends Caller>(
  { name, ability }: UseCase<Wire, Answer, C>,
  { body = "usual" }: Options = {},
) {
  return signedInProcedure
    .meta({ access: ability, bodyLimit: bodyLimits[body], useCase: name })
    .input(parserOf<Wire, Wire>({ parse: (value) => value as Wire }));
}
