import type { StoredFile } from "@duheng/contracts";
import { cleanName } from "../files/clean-name.ts";
import { readContent } from "../files/contents.ts";
import type { ArchiveZip } from "./zip.ts";

/** An attached file that the archive is to hold. */
export interface FileToArchive {
  readonly id: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly type: string;
}

/** What is wrong with one of them. */
export interface FileFault {
  readonly path: string;
  readonly fault: "missing" | "changed";
}

/** Where a file is in the archive: under its name, in a folder of whatever it belongs to and one of its own, so that two of one name are two. */
export function placeOf({ id, name, size, hash, type, owner }: StoredFile): FileToArchive {
  const path = `附件/${owner.id}/${id}/${cleanName(name) ?? "file"}`;
  return { id, path, size, sha256: hash, type };
}

/**
 * Adds a file's content. One that was removed since its document was read, or is not what was uploaded, is told and keeps
 * nobody from the rest of the archive.
 */
export async function addFile(zip: ArchiveZip, file: FileToArchive): Promise<FileFault | undefined> {
  const { id, path, size, sha256, type } = file;
  const content = await readContent(id).catch(() => undefined);
  if (content === undefined) return { path, fault: "missing" };
  const entry = await zip.add(path, content, { isPacked: !type.startsWith("text/") });
  return entry.bytes === size && entry.sha256 === sha256 ? undefined : { path, fault: "changed" };
}
