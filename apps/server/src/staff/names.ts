import type { Department, Staff } from "@duheng/contracts";
import { departments, staff, staffCategories } from "./model.ts";

type Names = Readonly<Record<string, string | undefined>>;

/** What the department and the category of a person are called. */
export async function namesInStaff({ departmentId, categoryId }: Staff): Promise<Names> {
  const department = await departments.findOne({ _id: departmentId });
  return { departmentId: department?.name ?? departmentId, categoryId: await categoryName(categoryId) };
}

/** Who leads a department; with the number, since two may have one name. */
export async function namesInDepartment({ headId, leaderInChargeId }: Department): Promise<Names> {
  return { headId: await personName(headId), leaderInChargeId: await personName(leaderInChargeId) };
}

/** What a category of staff is called; one that is gone goes by its id. */
export async function categoryName(id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const category = await staffCategories.findOne({ _id: id });
  return category?.name ?? id;
}

async function personName(id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const person = await staff.findOne({ _id: id });
  return person === undefined ? id : nameOfPerson(person);
}

/** What departments are called, by their ids. */
export async function departmentNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await departments.getMany(ids)).map(({ id, name }) => [id, name]));
}

/** What categories of staff are called, by their ids. */
export async function categoryNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await staffCategories.getMany(ids)).map(({ id, name }) => [id, name]));
}

/** What people are called, by their ids. */
export async function personNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await staff.getMany(ids)).map((person) => [person.id, nameOfPerson(person)]));
}

/** With the number, since two may have one name. */
function nameOfPerson({ name, number }: Pick<Staff, "name" | "number">): string {
  return `${name}（${number}）`;
}
