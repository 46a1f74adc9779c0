import type { Staff } from "@duheng/contracts";
import type { ReferencedRecord } from "../../import-kinds/import-kind.ts";
import { nameOfPerson } from "../names.ts";

/** People as tables name them: by name and number, by the number, by the name where nobody else has it. */
export function namedPeople(people: readonly Staff[]): ReferencedRecord[] {
  return people.map((person) => ({
    id: person.id,
    name: nameOfPerson(person),
    also: [person.number, person.name],
    isPast: person.state === "left",
  }));
}
