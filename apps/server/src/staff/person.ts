import type { Staff } from "@duheng/contracts";
import { staff } from "./model.ts";

/** One of the tenant's people, also one who left. Errors: `not-found`. */
export function getPerson(id: string): Promise<Staff> {
  return staff.get(id);
}

/** Writes what is so of a person now. Errors: `conflict`. */
export function replacePerson(person: Staff): Promise<Staff> {
  return staff.replace(person);
}

/** With the number, since two may have one name. */
export function calledOf({ name, number }: Pick<Staff, "name" | "number">): string {
  return `${name}（${number}）`;
}

/** Those of the tenant's people who have these ids, in their order. */
export function findPeople(ids: readonly string[]): Promise<Staff[]> {
  return staff.getMany(ids);
}
