import type { Contribution } from "@duheng/contracts";
import { errorOf } from "../rpc/errors.ts";

/** The draft that a conflict names, as another device of its author has left it. */
export function contributionIn(refusal: unknown): Contribution | undefined {
  return Object(errorOf(refusal).data).current;
}
