import { type AccessToken, type Import, validators } from "@duheng/contracts";
import { callerOfToken } from "../access-tokens/caller-of-token.ts";
import { AccessTokenModel, accessTokens } from "../access-tokens/model.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { conflict } from "../database/repository.ts";
import { imports } from "../imports/model.ts";
import { type UndoStage, undoImportStep } from "../imports/undo-job.ts";
import { type WriteStage, writeImportStep } from "../imports/write-job.ts";
import { registerJobKind, type Step } from "../jobs/job-kind.ts";

interface Stage {
  readonly writing?: WriteStage;
  /** Since its token is revoked. */
  readonly undoing?: UndoStage;
}

/**
 * Writes a push as an import is written, as its token, which is no account that a job could act as: the installation's own work. Each
 * step asks whether the token still holds; once it is revoked, all that was written is taken back, and what counted before counts on.
 */
export const pushJob = registerJobKind<{ importId: string }, Stage, Record<string, number>>({
  kind: "datasets.push",
  input: validators.ImportWork,
  async step({ input: { importId }, stage }) {
    const present = await imports.get(importId);
    const token = await accessTokens.get(present.push?.tokenId ?? "");
    const caller = callerOfToken(token);
    if (token.revokedAt === undefined && stage?.undoing === undefined) {
      const step = await writeImportStep(importId, stage?.writing, caller);
      return {
        ...wrapped(step, (writing) => ({ writing })),
        async write() {
          await hold(token);
          await step.write?.();
        },
      };
    }
    const step = await undoImportStep(importId, stage?.undoing, caller);
    return {
      ...wrapped(step, (undoing) => ({ undoing })),
      async write() {
        await step.write?.();
        if ("result" in step.next) await tellStopped(importId, token);
      },
    };
  },
});

function wrapped<Of>(
  { progress, next }: Step<Of, Record<string, number>>,
  stage: (of: Of) => Stage,
): Pick<Step<Stage, Record<string, number>>, "progress" | "next"> {
  return { progress, next: "result" in next ? next : { stage: stage(next.stage) } };
}

/** In the transaction that writes: whoever revokes the token at this moment is before it or behind it. */
async function hold({ id, lastUsedAt, createdAt }: AccessToken): Promise<void> {
  const { matchedCount } = await AccessTokenModel.updateOne(
    { _id: id, revokedAt: { $exists: false } },
    { $set: { updatedAt: new Date().toISOString(), lastUsedAt: lastUsedAt ?? createdAt } },
  );
  if (matchedCount === 0) throw conflict(undefined);
}

async function tellStopped(importId: string, token: AccessToken): Promise<void> {
  const of: Import = await imports.get(importId);
  if (of.push === undefined) return;
  await imports.replace({ ...of, push: { ...of.push, isStopped: true } });
  await recordAudit({
    action: "datasets.pushStopped",
    actor: callerOfToken(token).actor,
    ...(of.dataset && {
      target: { kind: "datasets", id: of.dataset.id, name: of.dataset.title },
      details: { period: of.dataset.period },
    }),
  });
}
