import { persons } from "./model.ts";

/** Those of the ids behind which there is nobody. */
export async function missingPersons(ids: readonly string[]): Promise<Set<string>> {
  const found = new Set((await persons.getMany(ids)).map(({ id }) => id));
  return new Set(ids.filter((id) => !found.has(id)));
}
