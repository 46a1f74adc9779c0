import type { Readable } from "node:stream";
import type { StoredFile } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { log } from "../base/log.ts";
import { requireTenantId } from "../database/scope.ts";
import { transaction, UnknownOutcomeError } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { cleanName } from "./clean-name.ts";
import { newFileId, readContent, removeOrLeave, tooLarge, writeContent } from "./contents.ts";
import { recognise } from "./kinds/recognise.ts";
import { loosen } from "./loose.ts";
import { storedFiles } from "./model.ts";
import { holdRoom } from "./room.ts";
import { fileSettings } from "./settings.ts";

export interface Upload {
  readonly content: Readable;
  /** As the person's device calls it. */
  readonly name: string;
  /** The length that was announced, where it was. */
  readonly length: number | undefined;
  readonly owner: FileOwner;
  readonly actor: Actor;
}

/** What a file belongs to, and whose it is, for the trail. */
export type FileOwner = StoredFile["owner"] & { readonly name: string };

/** Files of one owner, attached or not: far beyond what anybody reads. */
const mostFiles = 500;

/**
 * Keeps a file: as it comes in, then recognised and scanned, and only then known. Until a draft refers to it, it is
 * loose. Errors: `too-large` (the file, or all of the tenant's together), `unsupported-file`, `infected-file`,
 * `unavailable` (the scanner cannot tell), `invalid-input` (empty, or too many); of what is refused, and of what breaks
 * off, nothing stays. Throws UnknownOutcomeError where it may be kept.
 */
export async function uploadFile(upload: Upload): Promise<StoredFile> {
  const { maxBytes } = fileSettings();
  const { length = maxBytes } = upload;
  if (length > maxBytes) throw tooLarge(maxBytes);
  const room = await holdRoom(length);
  let stays = 0;
  try {
    const kept = await keepFile(upload, { maxBytes: room.bytes });
    stays = kept.size;
    return kept;
  } catch (error) {
    if (error instanceof UnknownOutcomeError) stays = room.bytes;
    throw error;
  } finally {
    room.release(stays);
  }
}

async function keepFile(
  { content, name, owner, actor }: Upload,
  { maxBytes }: { maxBytes: number },
): Promise<StoredFile> {
  const given = cleanName(name) ?? "未命名";
  if ((await storedFiles.count({ "owner.id": owner.id })) >= mostFiles) throw tooMany();
  const id = newFileId();
  // First of all: after a crash, the sweep finds what was written by then.
  await loosen([id]);
  const { size, hash } = await writeContent(id, content, { maxBytes });
  try {
    if (size === 0) throw empty(given);
    const kind = await recognise({ open: () => readContent(id), size, name: given });
    const scan = await scanned(id, { name: kind.name, owner, actor });
    const at = new Date().toISOString();
    return await transaction(async () => {
      const file = await storedFiles.insert({
        id,
        tenantId: requireTenantId(),
        ...kind,
        size,
        hash,
        owner: { kind: owner.kind, id: owner.id },
        scan: { state: scan, at },
        uploadedBy: { userId: actor.userId, name: actor.name },
        createdAt: at,
      });
      await recordAudit({
        action: "files.upload",
        actor,
        target: { kind: "files", id },
        details: { ...said(file), person: owner.name },
      });
      return file;
    });
  } catch (error) {
    // It may be kept: then its content must stay. If it is not, its mark is loose, and the sweep comes for it.
    if (!(error instanceof UnknownOutcomeError)) await removeOrLeave(id);
    throw error;
  }
}

/** What the audit trail keeps of a file. */
export function said({ name, size, type, hash, owner, scan }: StoredFile): Record<string, unknown> {
  return { name, size, type, hash, owner: `${owner.kind}/${owner.id}`, scan: scan.state };
}

async function scanned(
  id: string,
  { name, owner, actor }: { name: string } & Pick<Upload, "owner" | "actor">,
): Promise<StoredFile["scan"]["state"]> {
  const { scanner } = fileSettings();
  if (scanner === undefined) return "unscanned";
  const verdict = await scanner.scan(await readContent(id)).catch((error: unknown) => {
    log.error({ err: error }, "the virus scanner could not tell");
    throw new AppError("unavailable", { message: notScanned, cause: error });
  });
  if (verdict.kind === "clean") return "clean";
  const { signature } = verdict;
  await recordAudit({
    action: "files.refuseInfected",
    actor,
    target: owner,
    details: { name, signature, person: owner.name },
  });
  throw new AppError("infected-file", {
    message: {
      zh: `“${name}”中发现病毒（${signature}），已拒绝，没有保存。`,
      en: `A virus (${signature}) was found in “${name}”. It was refused and not kept.`,
    },
  });
}

const notScanned = {
  zh: "病毒扫描暂时不可用，文件没有保存，请稍后再传。",
  en: "The virus scanner cannot be reached, so the file was not kept. Please try again later.",
};

function empty(name: string): AppError {
  return new AppError("invalid-input", {
    message: { zh: `“${name}”是空文件。`, en: `“${name}” is empty.` },
  });
}

function tooMany(): AppError {
  return new AppError("invalid-input", {
    message: {
      zh: `这份考核表的附件已达 ${mostFiles} 个，不能再传。`,
      en: `This paper has ${mostFiles} files already; no more are taken.`,
    },
  });
}
