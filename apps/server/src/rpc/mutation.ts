import type { Caller } from "../permissions/caller.ts";
import { perform } from "../use-cases/perform.ts";
import type { UseCase } from "../use-cases/use-case.ts";
import { bodyLimits } from "./body-limits.ts";
import { callerIn } from "./caller-of-request.ts";
import { type ProcedureOptions, parserOf, signedInProcedure } from "./procedure.ts";

type Options = Pick<ProcedureOptions<unknown, unknown>, "body" | "granted">;

/**
 * The procedure of a use-case, called by its name: the caller is who is signed in (or comes under a grant), all else is the
 * use-case's own.
 *
 * @example
 * retire: mutation(retirePlan),
 */
export function mutation<Wire, Answer>(useCase: UseCase<Wire, Answer>, options: Options = {}) {
  return mutationOf(useCase, options).mutation(({ input, ctx }) =>
    perform(useCase, input as Wire, callerIn(ctx)),
  );
}

/** The same for a use-case whose caller is more than that, such as a session: ends with `.mutation(…)`, which performs it. */
export function mutationOf<Wire, Answer, C extends Caller>(
  { name, ability }: UseCase<Wire, Answer, C>,
  { body = "usual", granted }: Options = {},
) {
  return signedInProcedure
    .meta({
      access: ability,
      bodyLimit: bodyLimits[body],
      useCase: name,
      ...(granted === undefined ? {} : { granted }),
    })
    .input(parserOf<Wire, Wire>({ parse: (value) => value as Wire }));
}
