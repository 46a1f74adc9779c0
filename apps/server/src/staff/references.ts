import type { Department, Problem, Staff } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { newImpossibleDays } from "./impossible-days.ts";
import { departments, staff, staffCategories } from "./model.ts";
import { refuseSecondHolder } from "./one-person-once.ts";
import { countOrganisationChange } from "./organisation-changes.ts";
import { peopleIn } from "./that-name.ts";

/**
 * Refuses a person whose department or category is not there, whose days cannot be together, or who is there already by the
 * identity number.
 */
export async function checkStaff(person: Staff, before?: Staff): Promise<void> {
  // Who comes at the moment in which a unit is closed keeps it open, or is refused.
  if (before === undefined) await countOrganisationChange();
  refuseAt(newImpossibleDays(person, before));
  await checkStaffReferences(person, before);
  await refuseSecondHolder(person, before);
}

async function checkStaffReferences(person: Staff, before?: Staff): Promise<void> {
  // One after the other: this is read in a transaction.
  const department = await departments.findOne({ _id: person.departmentId });
  const category = await staffCategories.findOne({ _id: person.categoryId });
  refuseAt([
    ...(department ? [] : [missing("/departmentId")]),
    ...(category ? [] : [missing("/categoryId")]),
    // Who is there already stays where he is.
    ...(department?.state === "retired" && before?.departmentId !== department.id
      ? [retired("/departmentId", department.name)]
      : []),
    ...(category?.state === "retired" && before?.categoryId !== category.id
      ? [retired("/categoryId", category.name)]
      : []),
  ]);
}

/** Refuses a department whose head or leader in charge is not there, or is named anew and has left. */
export async function checkDepartmentReferences(department: Department, before?: Department): Promise<void> {
  const problems: Problem[] = [];
  for (const post of ["headId", "leaderInChargeId"] as const) {
    const id = department[post];
    if (id === undefined) continue;
    const person = await staff.findOne({ _id: id });
    if (person === undefined) problems.push(missing(`/${post}`));
    else if (person.state === "left" && before?.[post] !== id) problems.push(hasLeft(`/${post}`, person));
  }
  refuseAt(problems);
}

/** Refuses to retire a department or a category as long as somebody who is here belongs to it. Errors: `wrong-state`. */
export async function refuseWithPeople(belongs: FilterOf<"Staff">): Promise<void> {
  const { active } = await peopleIn(belongs);
  if (active.length === 0) return;
  const names = active.slice(0, 3).map(({ name }) => name);
  const isAll = active.length <= names.length;
  throw new AppError("wrong-state", {
    message: {
      zh: `还有在职 ${active.length} 人属于此项：${names.join("、")}${isAll ? "" : " 等"}。请先在“人员”页选中他们，用“批量修改”改到别处，再停用。`,
      en: `It still has ${active.length} people: ${names.join(", ")}${isAll ? "" : " and others"}. Choose them on the page of staff, move them elsewhere at once, then retire it.`,
    },
  });
}

function refuseAt(problems: Problem[]): void {
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
}

function missing(path: string): Problem {
  return problem("unknown-reference", path, "找不到所选的内容", "does not exist");
}

function retired(path: string, name: string): Problem {
  return problem(
    "retired-reference",
    path,
    `“${name}”已停用，请另选一个，或先恢复它`,
    `“${name}” is retired: choose another, or restore it first`,
  );
}

function hasLeft(path: string, { name }: Staff): Problem {
  return problem(
    "has-left",
    path,
    `“${name}”已离开，请选在职人员`,
    `“${name}” has left: choose somebody who is here`,
  );
}
