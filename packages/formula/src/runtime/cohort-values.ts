import { readExact, writeExact } from "../numbers/decimal.ts";
import { effortOf, withEffort } from "../numbers/effort.ts";
import { Rational } from "../numbers/rational.ts";
import type { CohortRequest, TypedNode, TypedProgram } from "../tree/typed-node.ts";
import { aggregate, type CohortMembers, type CohortValue, type CohortValues, memberValue } from "./cohort.ts";
import type { ExactProgram } from "./exact.ts";
import { Fault } from "./fault.ts";
import { link } from "./link.ts";
import type { Run, Thunk } from "./operation.ts";
import { runLimits } from "./run-limits.ts";

export type { CohortMembers, CohortValues } from "./cohort.ts";

/** What members contribute to the group's values: the first half of the first phase, of as many as are at hand. */
export function cohortMembers(
  program: TypedProgram,
  exact: ExactProgram,
  inputs: readonly unknown[],
): CohortMembers {
  const members = memberArguments(program);
  const runs = inputs.map((input) => exact.start(input));
  return {
    size: inputs.length,
    given: program.cohort.map(({ id }) => {
      const argument = members.get(id);
      const values = argument === undefined ? [] : runs.flatMap((run) => contribution(argument, run));
      return { id, values: values.map(writeExact) };
    }),
  };
}

/** The second half, once the contributions of all members are together: what they say to each request. */
export function cohortOf(requests: readonly CohortRequest[], { size, given }: CohortMembers): CohortValues {
  const values = new Map(given.map((each) => [each.id, each.values]));
  return Object.fromEntries(
    requests.map(({ id, name }): [string, CohortValue] => {
      const known = (values.get(id) ?? []).flatMap((text) => readExact(text) ?? []);
      return [id, aggregate(name, known, size)];
    }),
  );
}

/** A member whose value has an error, like a blank one, has none to give: the group is judged by those who have. */
function contribution(argument: Thunk, run: Run): Rational[] {
  try {
    const value = withEffort(run.effort ?? effortOf(runLimits.ownEffort), () => argument(run));
    return value instanceof Rational ? [memberValue(value)] : [];
  } catch (fault) {
    if (fault instanceof Fault) return [];
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
