import { Exhausted } from "../numbers/effort.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";

/** What was thrown, an exhausted effort as an error at the place that it was spent for. */
export function placeFault(thrown: unknown, place: Place): unknown {
  if (!(thrown instanceof Exhausted)) return thrown;
  return new Fault("limit-exceeded", place, { limit: "effort", most: thrown.most });
}
