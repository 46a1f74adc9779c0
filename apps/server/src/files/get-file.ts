import type { StoredFile } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { storedFiles } from "./model.ts";

/** A file of the tenant's, whoever may see it. Errors: `not-found`. */
export async function getFile(id: string): Promise<StoredFile> {
  const file = await storedFiles.findOne({ _id: id });
  if (!file) throw notFound();
  return file;
}
