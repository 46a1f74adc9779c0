import { validators } from "@duheng/contracts";
import { wantMove } from "../assessments/move-drafts.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { nameOfJob } from "../jobs/words.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Wants a running cycle's unsubmitted papers moved to a version. The job tells the trail of the papers that it moves; that
 * it was wanted is told by itself. Errors: those of wantMove.
 */
export const moveDrafts = useCase({
  name: "forms.moveDrafts",
  ability: ["publish", "forms"],
  input: validators.MoveDraftsInput,
  run: ({ input, caller }) => wantMove(input, caller.actor),
  audit: {
    target: ({ input, result }) => result.target ?? { kind: "forms", id: input.formId },
    details: async ({ input: { cycleId, version } }) => ({
      cycleId,
      cycle: (await getCycle(cycleId)).title,
      version,
    }),
  },
  answer: ({ result }) => ({ ...result, said: nameOfJob(result.kind) }),
});
