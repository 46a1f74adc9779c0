import { canSetGrade, needsReason } from "@duheng/assessment";
import { type Assessment, type QuotaGroup, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { conflict } from "../database/repository.ts";
import { AppError, notFound, problem } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refused } from "./actor-of.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { reasonIn, seenByCaller, toldOf } from "./assessment-use-case.ts";
import { assessments, QuotaGroupModel, quotaGroups } from "./model.ts";
import { permitted } from "./permitted.ts";
import { proposalsFor } from "./ranking.ts";

/**
 * One person's grade, as the main leader decides (G15). Every change writes the quota group's one document in the
 * same transaction, so two at once conflict instead of both passing. Errors: `quota-exceeded` with seats and
 * numbers, `invalid-input` at /reason where the grade is not the proposed one, `wrong-state`, `conflict`.
 */
export const setGrade = useCase({
  name: "assessments.setGrade",
  ability: ["decide", "quotaGroups"],
  input: validators.SetGradeInput,
  // Whoever decides on grades sees all of the unit's papers.
  before: ({ input, caller }) => permitted(caller, "read", input.id),
  run: async ({ input, caller: { actor }, before: assessment }) => {
    if (!assessment.quotaGroupId) throw notFound();
    const group = await quotaGroups.get(assessment.quotaGroupId);
    const members = await assessments.find({ quotaGroupId: group.id });
    const proposal = (await proposalsFor(group, members)).get(assessment.id);
    const outcome = canSetGrade(group, assessment, input.grade);
    if (!outcome.ok) {
      throw refused(
        outcome.refusal,
        outcome.refusal.code === "quota-exceeded" ? "quota-exceeded" : "wrong-state",
      );
    }
    const at = new Date().toISOString();
    const grade: NonNullable<Assessment["grade"]> = {
      value: input.grade,
      by: actor.userId,
      byName: actor.name,
      at,
      final: false,
      ...(proposal ? { proposed: proposal.proposed } : {}),
      ...(input.reason ? { reason: input.reason } : {}),
    };
    if (
      needsReason({ grade: { ...grade, pending: proposal?.pending ?? false } }, input.grade) &&
      !input.reason?.trim()
    ) {
      throw new AppError("invalid-input", {
        problems: [
          problem(
            "reason-missing",
            "/reason",
            "与建议等次不同，请写明理由",
            "Differs from the proposed grade: give the reason",
          ),
        ],
      });
    }
    await writeGroup(outcome.group);
    return assessments.replace({ ...assessment, revision: input.revision, grade });
  },
  audit: {
    target: ({ before }) => named({ kind: "assessments", id: before.id }, before),
    changes: ({ before, result }) => changesBetween(toldOf(before), toldOf(result)),
    reason: ({ input }) => reasonIn(input),
  },
  around: seenByCaller,
  answer: ({ caller, result }) => asSeenBy(caller.actor, result),
});

/** Written also where nothing in it changed: that is what makes two changes at once conflict. */
async function writeGroup({ id, revision, goodIds }: QuotaGroup): Promise<void> {
  const { matchedCount } = await QuotaGroupModel.updateOne(
    { _id: id, revision },
    { $set: { goodIds }, $inc: { revision: 1 } },
  );
  if (matchedCount === 0) throw conflict(await quotaGroups.get(id));
}
