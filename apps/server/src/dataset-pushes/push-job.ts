import { type AccessToken, validators } from "@duheng/contracts";
import { callerOfToken } from "../access-tokens/caller-of-token.ts";
import { holdToken, tokenById } from "../access-tokens/hold-token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { importById, keepPush } from "../imports/pushed.ts";
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
    const present = await importById(importId);
    const token = await tokenById(present.push?.tokenId ?? "");
    const caller = callerOfToken(token);
    if (token.revokedAt === undefined && stage?.undoing === undefined) {
      const step = await writeImportStep(importId, stage?.writing, caller);
      return {
        ...wrapped(step, (writing) => ({ writing })),
        async write() {
          await holdToken(token);
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

async function tellStopped(importId: string, token: AccessToken): Promise<void> {
  const of = await importById(importId);
  if (of.push === undefined) return;
  await keepPush({ ...of, push: { ...of.push, isStopped: true } });
  await recordAudit({
    action: "datasets.pushStopped",
    actor: callerOfToken(token).actor,
    ...(of.dataset && {
      target: { kind: "datasets", id: of.dataset.id, name: of.dataset.title },
      details: { period: of.dataset.period },
    }),
  });
}
