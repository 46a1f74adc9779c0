import type { Readable } from "node:stream";
import type { StoredFile } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { readContent } from "./contents.ts";
import { said } from "./upload.ts";

export interface PermittedFile {
  readonly file: StoredFile;
  /** Whose paper it belongs to. */
  readonly person: string;
}

/** The file's content, once the trail says who took it. Errors: `not-found`. */
export async function downloadFile({ file, person }: PermittedFile, actor: Actor): Promise<Readable> {
  const content = await readContent(file.id);
  await recordAudit({
    action: "files.download",
    actor,
    target: { kind: "files", id: file.id },
    details: { ...said(file), person },
  });
  return content;
}
