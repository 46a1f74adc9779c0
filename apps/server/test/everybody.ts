import type { Answers } from "@duheng/contracts";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments } from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { inTenant } from "../src/database/scope.ts";
import { formVersion } from "../src/forms/versions.ts";
import { abilityOf } from "../src/permissions/abilities.ts";
import type { Caller } from "../src/permissions/caller.ts";
import { perform } from "../src/use-cases/perform.ts";
import { pointsFor } from "./points-for.ts";

/**
 * Most staff of the demonstration city have no account: here they hand in their paper (the answers given for its
 * title, or the form's own sample) and are reviewed, as themselves, through the very use-cases. Each gets a little
 * less than the one before, so that nobody is tied. Out: how many people the group has.
 */
export function reviewEverybody(
  tenantId: string,
  quotaGroupId: string,
  answersOf: Record<string, Answers>,
): Promise<number> {
  return inTenant(tenantId, async () => {
    const members = await assessments.find({ quotaGroupId }, { sort: { "snapshot.number": 1 } });
    for (const [index, member] of members.entries()) {
      if (member.state !== "filling") continue;
      const { document } = await formVersion(member.formId, member.version);
      const answers = answersOf[document.title] ?? document.samples?.[0]?.inputs.answers ?? {};
      const filled = await fillingOf(member.id);
      const input = { id: member.id, revision: filled.revision, answers, summary: "小结" };
      const { revision, steps } = await perform(submit, input, callerFor(tenantId, member.subject.id));
      const reviewer = steps.find((step) => step.kind === "review")?.actorIds[0] ?? "";
      const points = pointsFor(document, 0.7 - index / 100);
      await perform(
        review,
        { id: member.id, revision, points, comment: "好" },
        callerFor(tenantId, reviewer),
      );
    }
    return members.length;
  });
}

function callerFor(tenantId: string, staffId: string): Caller {
  const userId = `user-of-${staffId}`;
  const roles = ["leader-in-charge"] as const;
  return {
    actor: { userId, name: staffId, tenantId, roles: [...roles], staffId },
    ability: abilityOf({
      ...{ userId, staffId, roles, inChargeOf: [], headOf: [] },
      tenant: { id: tenantId, isTopmost: false },
    }),
  };
}
