import type { AuditChange, FormDraft } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { categoryName } from "../staff/names.ts";

/** What the trail tells of a change of a form beside that it was changed: what it is called, and for whom it is. */
export async function formChanges(before: FormDraft, after: FormDraft): Promise<AuditChange[]> {
  if (before.title === after.title && before.categoryId === after.categoryId) return [];
  return changesBetween(await told(before), await told(after));
}

async function told({ title, categoryId }: FormDraft) {
  return { title, categoryId: await categoryName(categoryId) };
}
