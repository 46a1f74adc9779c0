import type { Caller } from "../permissions/caller.ts";
import type { UseCase } from "./use-case.ts";

/**
 * Does a use-case as the caller: the one way, for procedures, jobs and commands alike, so that none skips a permission or
 * the trail. A job's step that has more to write asks the use-case itself: `const act = await useCase.ready(input, caller)`
 * in the step, `act()` in its `write`.
 */
export async function perform<Wire, Answer, C extends Caller>(
  useCase: UseCase<Wire, Answer, C>,
  input: NoInfer<Wire>,
  caller: NoInfer<C>,
): Promise<Answer> {
  const act = await useCase.ready(input, caller);
  return act();
}
