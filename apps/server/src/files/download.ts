import type { Readable } from "node:stream";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { readContent } from "./contents.ts";
import type { PermittedFile } from "./permitted-file.ts";
import { said } from "./upload.ts";

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
