import { formDrafts } from "./model.ts";

/** Which of these ids are forms of the tenant. */
export async function existingForms(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await formDrafts.getMany([...new Set(ids)]);
  return new Set(found.map((form) => form.id));
}

/** What a form of the tenant is called now. Errors: `not-found`. */
export async function formTitle(id: string): Promise<string> {
  return (await formDrafts.get(id)).title;
}
