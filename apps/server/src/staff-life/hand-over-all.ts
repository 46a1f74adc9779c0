import type { Problem, Staff } from "@duheng/contracts";
import { handOverPapers } from "../assessments/hand-over.ts";
import { papersToDo } from "../assessments/open-papers.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { handOverDepartments } from "../staff/hand-over-departments.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import { calledOf } from "../staff/person.ts";
import { departmentsOf } from "../staff/that-name.ts";
import { heldForPaper, presentHolders } from "./post-holders.ts";

interface Handed {
  readonly from: Staff;
  readonly to: Staff | undefined;
  /** Of these departments only. */
  readonly departmentIds?: readonly string[] | undefined;
}

export interface HandedOver {
  readonly assessmentIds: string[];
  readonly departments: string[];
}

/**
 * What somebody leads and has still to do becomes another's: departments of which he is head or leader in charge, and his
 * steps to come. Without a successor he is taken off where others are named beside him. Part of a transaction. Errors:
 * `wrong-state` with `data.needs: "successor"` and a problem for each department and step that would have nobody.
 */
export async function handOverAll({ from, to, departmentIds }: Handed): Promise<HandedOver> {
  await countOrganisationChange();
  const isMeant = ({ id }: { id: string }) => departmentIds?.includes(id) ?? true;
  const led = (await departmentsOf(from.id)).filter(isMeant);
  const problems: Problem[] = [];
  if (to === undefined) problems.push(...led.map(({ name }) => leaderless(name)));
  else await handOverDepartments(led, { from: from.id, to: to.id });
  const papers = await papersToDo(from.id, departmentIds);
  const holders = await presentHolders();
  const holdersOf = (paper: Parameters<typeof heldForPaper>[0]) => holders(heldForPaper(paper));
  problems.push(...(await handOverPapers({ from: from.id, to: to?.id, papers, holdersOf })));
  if (problems.length > 0) throw needsSuccessor(from, to, problems);
  return { assessmentIds: papers.map(({ id }) => id), departments: led.map(({ name }) => name) };
}

function leaderless(name: string): Problem {
  return problem(
    "nobody-leads",
    "/successorId",
    `科室“${name}”的负责人或分管领导要有接任者`,
    `the department “${name}” needs another head or leader in charge`,
  );
}

function needsSuccessor(from: Staff, to: Staff | undefined, problems: readonly Problem[]): AppError {
  const message =
    to === undefined
      ? {
          zh: `“${calledOf(from)}”名下还有未办事项 ${problems.length} 项，请同时选定接任者。`,
          en: `“${calledOf(from)}” has ${problems.length} things left to do: name a successor in the same act.`,
        }
      : {
          zh: `有 ${problems.length} 项不能交给“${calledOf(to)}”（本人或亲属应回避），也没有上一级可接，请另选接任者或先补上分管领导、主要领导。`,
          en: `${problems.length} cannot go to “${calledOf(to)}” (his own, or a relative's), and nobody is above: choose another successor, or name a leader in charge or main leader first.`,
        };
  return new AppError("wrong-state", { message, problems, data: { needs: "successor" } });
}
