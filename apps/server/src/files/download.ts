import type { Readable } from "node:stream";
import type { StoredFile } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../identity/actor.ts";
import { readContent } from "./contents.ts";
import { said } from "./upload.ts";

/** The file's content, once the trail says who took it. Errors: `not-found`. */
export async function downloadFile(file: StoredFile, actor: Actor): Promise<Readable> {
  const content = await readContent(file.id);
  await recordAudit({
    action: "files.download",
    actor,
    target: { kind: "files", id: file.id },
    details: said(file),
  });
  return content;
}
