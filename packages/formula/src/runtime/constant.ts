import { effortOf, withEffort } from "../numbers/effort.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { link } from "./link.ts";
import type { Run } from "./operation.ts";
import { runLimits } from "./run-limits.ts";
import type { Value } from "./value.ts";

/** The value of a tree that reads no input; null where it has none. */
export function constantValue(node: TypedNode): Value {
  try {
    const run: Run = {
      input: {},
      rows: [],
      cohort: undefined,
      effort: null,
      definition: () => {
        throw new Fault("missing-value", node);
      },
    };
    return withEffort(effortOf(runLimits.ownEffort), () => link(node)(run));
  } catch (fault) {
    if (fault instanceof Fault) return null;
    throw fault;
  }
}
