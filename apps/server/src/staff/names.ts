import type { Department, Staff, StaffCategory } from "@duheng/contracts";
import { comparable } from "@duheng/imports";
import { listCategories } from "./lists.ts";
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

/** The same, with the code where several have one name. */
export async function categoryLabels(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids);
  const labels = labelsOfCategories(await listCategories());
  return new Map([...labels].filter(([id]) => wanted.has(id)));
}

/** What each category is called so that no other is: its name, with the code where several have it. */
export function labelsOfCategories(
  all: readonly Pick<StaffCategory, "id" | "name" | "code">[],
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(comparable(name), (counts.get(comparable(name)) ?? 0) + 1);
  return new Map(
    all.map(({ id, name, code }) => [
      id,
      (counts.get(comparable(name)) ?? 0) > 1 ? `${name}（${code}）` : name,
    ]),
  );
}

/** Who is in charge of departments, by their ids; of one without a leader in charge nothing. */
export async function leadersOfDepartments(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const led = await departments.getMany(ids);
  const names = await personNames(led.flatMap(({ leaderInChargeId }) => leaderInChargeId ?? []));
  return new Map(led.map(({ id, leaderInChargeId = "" }) => [id, names.get(leaderInChargeId) ?? ""]));
}

/** What people are called, by their ids. */
export async function personNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await staff.getMany(ids)).map((person) => [person.id, nameOfPerson(person)]));
}

/** With the number, since two may have one name. */
export function nameOfPerson({ name, number }: Pick<Staff, "name" | "number">): string {
  return `${name}（${number}）`;
}
