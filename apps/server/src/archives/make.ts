import { AsyncLocalStorage } from "node:async_hooks";
import type { ArchiveReading } from "@duheng/contracts";
import { MomentOverError } from "../database/at-one-moment.ts";
import { AppError } from "../errors/app-error.ts";
import { newFileId, removeOrLeave, writeContent } from "../files/contents.ts";
import { hold, loosen } from "../files/loose.ts";
import { registerJobKind, type StepOf } from "../jobs/job-kind.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { type Filled, fillArchive } from "./fill.ts";
import { archivist } from "./lists.ts";
import { archives } from "./model.ts";
import { refuseBeforeFeedback } from "./own-results.ts";
import { loosenContent } from "./remove.ts";
import { ArchiveZip } from "./zip.ts";

interface Input {
  readonly archiveId: string;
}

interface Stage {
  readonly reading: ArchiveReading;
}

/** So long an archive can be downloaded. */
export const keptMilliseconds = 7 * 24 * 60 * 60_000;

/**
 * Makes an archive that was asked for, in one step: its documents are of one moment, which no second step could come back to. A
 * process that dies leaves a loose content, which the sweep of files finds, and the step is begun anew.
 */
export const makeArchiveJob = registerJobKind<Input, Stage, { archiveId: string }>({
  kind: "archives.make",
  ability: ["create", "archives"],
  isLong: true,
  input: { parse: (value) => value as Input },
  async step(given) {
    const { input, stage = { reading: "one-moment" }, progress } = given;
    const contentId = newFileId();
    // First of all: after a crash, the sweep finds what was written by then.
    await loosen([contentId]);
    const begun = new Date();
    try {
      const { size, hash, ...filled } = await writeArchive(given, { ...stage, contentId, begun });
      return {
        write: async () => {
          const { id, of, ...rest } = await archives.get(input.archiveId);
          await removeFormer(id, of.tenantId);
          await hold([contentId]);
          const expiresAt = new Date(Date.now() + keptMilliseconds).toISOString();
          const made = { at: begun.toISOString(), contentId, size, hash, ...filled, ...stage };
          await archives.replace({ ...rest, id, of, expiresAt, made });
        },
        progress: { done: progress.total, total: progress.total },
        next: { result: input },
      };
    } catch (error) {
      await removeOrLeave(contentId);
      if (error instanceof MomentOverError)
        return { progress: { done: 0, total: 0 }, next: { stage: { reading: "while-written" } } };
      throw error;
    }
  },
});

interface Target extends Stage {
  readonly contentId: string;
  readonly begun: Date;
}

async function writeArchive(
  { input, caller, tell }: StepOf<Input, Stage>,
  { reading, contentId, begun }: Target,
): Promise<Filled & { size: number; hash: string }> {
  if (caller === undefined) throw new AppError("forbidden");
  await archives.get(input.archiveId);
  await refuseBeforeFeedback(caller);
  const tenant = await currentTenant();
  const zip = new ArchiveZip(begun);
  const kept = writeContent(contentId, zip.output, { maxBytes: Number.MAX_SAFE_INTEGER });
  // What cannot be kept ends the filling too.
  const failed = kept.then(
    () => undefined,
    (error: unknown) => zip.break(error),
  );
  // What is told is written now, and is no part of the moment that is read.
  const outside = AsyncLocalStorage.snapshot();
  try {
    const filled = await fillArchive(zip, {
      tenant: { id: tenant.id, name: tenant.name },
      by: caller.actor.name,
      archivist: archivist(caller, { id: tenant.id, isTopmost: tenant.reportsTo === undefined }),
      reading,
      outside,
      tell: (progress) => outside(() => tell(progress)),
    });
    return { ...filled, ...(await kept) };
  } catch (error) {
    zip.break(error);
    await failed;
    throw error;
  }
}

/** Of each tenant one archive is kept: those before it go, the ones that were never made too. */
async function removeFormer(id: string, tenantId: string): Promise<void> {
  for (const one of await archives.find({ "of.tenantId": tenantId, _id: { $ne: id } })) {
    await archives.remove(one.id, one.revision);
    await loosenContent(one);
  }
}
