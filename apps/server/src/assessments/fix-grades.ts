import { canFixGrades, transition } from "@duheng/assessment";
import { validators } from "@duheng/contracts";
import { getCycle } from "../cycles/get-cycle.ts";
import { useCase } from "../use-cases/use-case.ts";
import { accepted, assessmentActor, refused } from "./actor-of.ts";
import { outstandingCohorts } from "./cohorts/outstanding.ts";
import { endGroupItems, keepAlone } from "./keep-assessment.ts";
import { assessments, quotaGroups } from "./model.ts";

/**
 * Makes the grades of a quota group final. Errors: `quota-exceeded`, `wrong-state` (a score that
 * waits for the whole group, somebody without a grade, or a seat undecided between equals), `forbidden`, `conflict`.
 */
export const fixGrades = useCase({
  name: "assessments.fixGrades",
  ability: ["decide", "quotaGroups"],
  input: validators.FixGradesInput,
  before: ({ input }) => quotaGroups.get(input.quotaGroupId),
  run: async ({ input, caller: { actor }, before: group }) => {
    const members = await assessments.find({ quotaGroupId: group.id });
    const outcome = canFixGrades(group, members, await outstandingCohorts(group.cycleId, members));
    if (!outcome.ok) {
      throw refused(
        outcome.refusal,
        outcome.refusal.code === "quota-exceeded" ? "quota-exceeded" : "wrong-state",
      );
    }
    const decidedBy = assessmentActor(actor);
    for (const member of members) {
      if (!member.grade) continue;
      const next = accepted(transition(member, "decide", decidedBy));
      await keepAlone({ ...member, steps: next.steps, grade: { ...member.grade, final: true } });
    }
    await endGroupItems(group.id, members[0]?.steps ?? []);
    return quotaGroups.replace({
      ...group,
      revision: input.revision,
      state: "fixed",
      fixedBy: actor.userId,
      fixedAt: decidedBy.at,
    });
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "quotaGroups", id }),
    details: async ({ result: { cycleId } }) => ({ cycle: (await getCycle(cycleId)).title }),
  },
});
