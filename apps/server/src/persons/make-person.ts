import type { Person } from "@duheng/contracts";
import { persons } from "./model.ts";

/** Somebody whom no tenant knew before. Part of the transaction that makes the staff record. */
export function makePerson(): Promise<Person> {
  return persons.insert({});
}

/** So many of them. */
export function makePersons(count: number): Promise<Person[]> {
  return persons.insertMany(Array.from({ length: count }, () => ({})));
}
