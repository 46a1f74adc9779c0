import type { PermittedFile } from "../files/download.ts";
import { getFile } from "../files/get-file.ts";
import type { Caller } from "../permissions/caller.ts";
import { permitted } from "./permitted.ts";

/** The file, when the person may read the assessment that it belongs to. Errors: `not-found` otherwise. */
export async function permittedFile(caller: Caller, id: string): Promise<PermittedFile> {
  const file = await getFile(id);
  const { snapshot } = await permitted(caller, "read", file.owner.id);
  return { file, person: snapshot.name };
}
