import type { Readable } from "node:stream";
import type { TenantArchive } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { readContent } from "../files/contents.ts";
import type { Caller } from "../permissions/caller.ts";
import { archives } from "./model.ts";

/** An archive that is there to be downloaded. */
export interface ReadyArchive {
  readonly archive: TenantArchive;
  readonly made: NonNullable<TenantArchive["made"]>;
}

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A whole archive whose time is not over. Errors: `forbidden`, `not-found`. */
export async function readyArchive(id: string, caller: Caller): Promise<ReadyArchive> {
  if (!caller.ability.can("read", "archives")) throw new AppError("forbidden");
  const archive = await archives.findOne({ _id: id, expiresAt: { $gt: new Date() } });
  const { made } = archive ?? {};
  if (archive === undefined || made === undefined) throw notFound();
  return { archive, made };
}

/** Its content, or a part of it, once the trail says who took it: in parts within ten minutes is one entry. */
export async function downloadArchive(
  { archive, made }: ReadyArchive,
  { actor }: Caller,
  range?: ByteRange,
): Promise<Readable> {
  const content = await readContent(made.contentId, range);
  const { tenantId: id, name } = archive.of;
  await recordAudit({
    action: "archives.download",
    actor,
    target: { kind: "tenants", id, name },
    details: { hash: made.hash },
    grouped: true,
  });
  return content;
}
