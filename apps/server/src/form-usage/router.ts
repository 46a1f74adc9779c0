import { validators } from "@duheng/contracts";
import { moveDrafts } from "../assessments/move-drafts.ts";
import { previewMove } from "../assessments/preview-move.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { formStanding } from "../forms/existing-forms.ts";
import { formProcedures } from "../forms/router.ts";
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
  moveDrafts: procedure({
    ability: ["publish", "forms"],
    input: validators.MoveDraftsInput,
    // Each paper is a transaction of its own.
    audit: "after",
  }).mutation(async ({ input, ctx }) => {
    const done = await moveDrafts(input, ctx.actor);
    const { cycleId, formId, version } = input;
    const { title: name } = await formStanding(formId);
    ctx.auditNote.target = { kind: "forms", id: formId, name };
    ctx.auditNote.details = {
      cycleId,
      cycle: (await getCycle(cycleId)).title,
      version,
      moved: done.moved.map(({ assessmentId }) => assessmentId),
      withLosses: done.moved.filter(({ lost }) => lost > 0).length,
      unmoved: done.unmoved.length,
    };
    return done;
  }),
  compareScores: procedure({ ability: ["publish", "forms"], input: validators.CompareVersionInput }).query(
    ({ input }) => tryVersion(input),
  ),
  versions: procedure({ ability: ["read", "forms"], input: validators.GetInput }).query(({ input }) =>
    versionHistory(input.id),
  ),
});
