import { validators } from "@duheng/contracts";
import { previewMove } from "../assessments/preview-move.ts";
import { formProcedures } from "../forms/router.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { archiveManyUnused, archiveUnused } from "./archive-unused.ts";
import { moveDrafts } from "./move-drafts.ts";
import { removeManyUnused, removeUnused } from "./remove-unused.ts";
import { wantTrial } from "./trial/trial-job.ts";
import { tryVersion } from "./trial/try-version.ts";
import { versionHistory } from "./version-history.ts";

/**
 * Forms, together with what becomes of them in plans, cycles and papers. Those know forms, forms know none of them: what
 * needs both sides stands here, above.
 */
export const formsRouter = router({
  ...formProcedures,
  remove: mutation(removeUnused),
  removeMany: mutation(removeManyUnused),
  archive: mutation(archiveUnused),
  archiveMany: mutation(archiveManyUnused),
  previewMove: procedure({ ability: ["publish", "forms"], input: validators.MovePreviewInput }).query(
    ({ input }) => previewMove(input),
  ),
  moveDrafts: mutation(moveDrafts),
  compareScores: procedure({ ability: ["publish", "forms"], input: validators.CompareVersionInput }).query(
    ({ input }) => tryVersion(input),
  ),
  tryVersion: mutation(wantTrial),
  versions: procedure({ ability: ["read", "forms"], input: validators.GetInput }).query(({ input }) =>
    versionHistory(input.id),
  ),
});
