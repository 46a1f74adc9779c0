import type { Department, Problem, Staff } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { departments, staff, staffCategories } from "./model.ts";
import { refuseSecondHolder } from "./one-person-once.ts";

/** Refuses a person whose department or category is not there, or who is there already by the identity number. */
export async function checkStaff(person: Staff, before?: Staff): Promise<void> {
  await checkStaffReferences(person);
  await refuseSecondHolder(person, before);
}

async function checkStaffReferences(person: Staff): Promise<void> {
  // One after the other: this is read in a transaction.
  const department = await departments.findOne({ _id: person.departmentId });
  const category = await staffCategories.findOne({ _id: person.categoryId });
  refuseMissing([
    ...(department ? [] : [missing("/departmentId")]),
    ...(category ? [] : [missing("/categoryId")]),
  ]);
}

/** Refuses a department whose head or leader in charge is not there. */
export async function checkDepartmentReferences({ headId, leaderInChargeId }: Department): Promise<void> {
  const named: [string, string | undefined][] = [
    ["/headId", headId],
    ["/leaderInChargeId", leaderInChargeId],
  ];
  const problems: Problem[] = [];
  for (const [path, id] of named) {
    if (id !== undefined && !(await staff.findOne({ _id: id }))) problems.push(missing(path));
  }
  refuseMissing(problems);
}

export async function refuseDepartmentInUse({ id }: Department): Promise<void> {
  refuseInUse(await staff.count({ departmentId: id }));
}

export async function refuseCategoryInUse({ id }: { id: string }): Promise<void> {
  refuseInUse(await staff.count({ categoryId: id }));
}

function refuseInUse(people: number): void {
  if (people === 0) return;
  throw new AppError("in-use", {
    message: {
      zh: `还有 ${people} 人属于此项，不能删除。`,
      en: people === 1 ? "One person still belongs to it." : `${people} people still belong to it.`,
    },
  });
}

function refuseMissing(problems: Problem[]): void {
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
}

function missing(path: string): Problem {
  return problem("unknown-reference", path, "找不到所选的内容", "does not exist");
}
