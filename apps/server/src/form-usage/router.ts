import { validators } from "@duheng/contracts";
import { wantMove } from "../assessments/move-drafts.ts";
import { previewMove } from "../assessments/preview-move.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { formProcedures } from "../forms/router.ts";
import { nameOfJob } from "../jobs/words.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { archiveUnused } from "./archive-unused.ts";
import { tryVersion } from "./try-version.ts";
import { versionHistory } from "./version-history.ts";

/**
 * Forms, together with what becomes of them in plans, cycles and papers. Those know forms, forms know none of them: what
 * needs both sides stands here, above.
 */
export const formsRouter = router({
  ...formProcedures,
  archive: procedure({ ability: ["update", "forms"], input: validators.ArchiveFormInput }).mutation(
    ({ input, ctx }) => {
      ctx.auditNote.target = { kind: "forms", id: input.id };
      return archiveUnused(input, ctx.actor);
    },
  ),
  previewMove: procedure({ ability: ["publish", "forms"], input: validators.MovePreviewInput }).query(
    ({ input }) => previewMove(input),
  ),
  // The job tells the trail of the papers that it moves; that it was wanted is told by itself.
  moveDrafts: procedure({ ability: ["publish", "forms"], input: validators.MoveDraftsInput }).mutation(
    async ({ input, ctx }) => {
      const job = await wantMove(input, ctx.actor);
      const { cycleId, version } = input;
      ctx.auditNote.target = job.target ?? { kind: "forms", id: input.formId };
      ctx.auditNote.details = { cycleId, cycle: (await getCycle(cycleId)).title, version };
      return { ...job, said: nameOfJob(job.kind) };
    },
  ),
  compareScores: procedure({ ability: ["publish", "forms"], input: validators.CompareVersionInput }).query(
    ({ input }) => tryVersion(input),
  ),
  versions: procedure({ ability: ["read", "forms"], input: validators.GetInput }).query(({ input }) =>
    versionHistory(input.id),
  ),
});
