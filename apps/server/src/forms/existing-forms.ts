import { formDrafts } from "./model.ts";

/** Which of these ids are forms of the tenant. */
export async function existingForms(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await formDrafts.getMany([...new Set(ids)]);
  return new Set(found.map((form) => form.id));
}

/** What a form of the tenant is called now, and whether it is archived. Errors: `not-found`. */
export async function formStanding(id: string): Promise<{ title: string; isArchived: boolean }> {
  const { title, state } = await formDrafts.get(id);
  return { title, isArchived: state === "retired" };
}
