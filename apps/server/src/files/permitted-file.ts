import type { StoredFile } from "@duheng/contracts";
import { permitted } from "../assessments/permitted.ts";
import { notFound } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { storedFiles } from "./model.ts";

export interface PermittedFile {
  readonly file: StoredFile;
  /** Whose paper it belongs to. */
  readonly person: string;
}

/** The file, when the person may read the assessment that it belongs to. Errors: `not-found` otherwise. */
export async function permittedFile(caller: Caller, id: string): Promise<PermittedFile> {
  const file = await storedFiles.findOne({ _id: id });
  if (!file) throw notFound();
  const { snapshot } = await permitted(caller, "read", file.owner.id);
  return { file, person: snapshot.name };
}
