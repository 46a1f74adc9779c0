import { effortOf, withEffort } from "../numbers/effort.ts";
import { Rational } from "../numbers/rational.ts";
import type { TypedNode, TypedProgram } from "../tree/typed-node.ts";
import { aggregate, type CohortValue, type CohortValues, memberValue } from "./cohort.ts";
import type { ExactProgram } from "./exact.ts";
import { Fault } from "./fault.ts";
import { link } from "./link.ts";
import type { Run, Thunk } from "./operation.ts";
import { runLimits } from "./run-limits.ts";

export type { CohortValues } from "./cohort.ts";

/** First phase of a program that asks something of its group: what the members' inputs say to each request. */
export function cohortValues(
  program: TypedProgram,
  exact: ExactProgram,
  inputs: readonly unknown[],
): CohortValues {
  const members = memberArguments(program);
  const runs = inputs.map((input) => exact.start(input));
  return Object.fromEntries(
    program.cohort.map((request): [string, CohortValue] => {
      const argument = members.get(request.id);
      const values =
        argument === undefined
          ? []
          : runs.map((run) => contribution(argument, run)).filter((value) => value !== null);
      return [request.id, aggregate(request.name, values, inputs.length)];
    }),
  );
}

/** A member whose value has an error, like a blank one, has none to give: the group is judged by those who have. */
function contribution(argument: Thunk, run: Run): Rational | null {
  try {
    const value = withEffort(run.effort ?? effortOf(runLimits.ownEffort), () => argument(run));
    return value instanceof Rational ? memberValue(value) : null;
  } catch (fault) {
    if (fault instanceof Fault) return null;
    throw fault;
  }
}

/** The arguments of all cohort functions, by request. */
function memberArguments(program: TypedProgram): ReadonlyMap<string, Thunk> {
  const found = new Map<string, Thunk>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if (isCohort(part) && part.args[0] !== undefined) found.set(part.id, link(part.args[0]));
    Object.values(part).forEach(visit);
  };
  for (const { root } of program.definitions) visit(root);
  return found;
}

function isCohort(part: object): part is TypedNode & { op: "cohort" } {
  return "op" in part && part.op === "cohort";
}
