import { PublicationModel } from "./model.ts";

/** What of a form is shared as a template; the newest first. */
export async function templatesOfForm(formId: string): Promise<{ title: string }[]> {
  const found = await PublicationModel.find({ formId }, { title: 1 }, { sort: { sharedAt: -1 } }).lean();
  return found.map(({ title }) => ({ title }));
}
