import type { FormVersion } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { formVersions } from "./model.ts";

/** One published version of one of the tenant's forms. Errors: `not-found`. */
export async function formVersion(formId: string, version: number): Promise<FormVersion> {
  const found = await formVersions.findOne({ formId, version });
  if (!found) throw notFound();
  return found;
}

/** The latest published version. Errors: `not-found` while there is none. */
export async function latestVersion(formId: string): Promise<FormVersion> {
  const found = await latestVersionOrNone(formId);
  if (!found) throw notFound();
  return found;
}

/** A version as it is shown in a list: without its document. */
export type FormVersionSummary = Omit<FormVersion, "document">;

/** All versions of a form, the latest first. */
export async function listVersions(formId: string): Promise<FormVersionSummary[]> {
  const versions = await formVersions.find({ formId }, { sort: { version: -1 } });
  return versions.map(({ document: _document, ...summary }) => summary);
}

/** Like latestVersion, for those who can go on without one. */
export async function latestVersionOrNone(formId: string): Promise<FormVersion | undefined> {
  const [found] = await formVersions.find({ formId }, { sort: { version: -1 }, limit: 1 });
  return found;
}
