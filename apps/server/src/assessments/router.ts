import { isOfKind } from "@duheng/assessment";
import { type Form, validators } from "@duheng/contracts";
import { formVersion } from "../forms/versions.ts";
import type { Action } from "../permissions/abilities.ts";
import type { TenantContext } from "../rpc/context.ts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { endPaper } from "../staff-life/end-paper.ts";
import { asSeenBy, listedAsSeenBy } from "./as-seen-by.ts";
import { carryLeft } from "./carry-left.ts";
import { outstandingIn } from "./cohorts/outstanding.ts";
import { scoreCohorts } from "./cohorts/score-again.ts";
import { assessmentColumns } from "./columns.ts";
import { fillingOf } from "./contributions/find.ts";
import { contributionsSeenBy } from "./contributions/seen-by.ts";
import { dataOfPaper, withData } from "./data/data-of-paper.ts";
import { explain } from "./explain.ts";
import { acknowledge, giveFeedback, readFeedback, saveFeedback } from "./feedback.ts";
import { fixGrades } from "./fix-grades.ts";
import { assessmentListing, ownListing } from "./listing.ts";
import { assessments } from "./model.ts";
import { moveSeen } from "./move-seen.ts";
import { ownAssessments, ownListInput } from "./own-assessments.ts";
import { permitted } from "./permitted.ts";
import { listQuotaGroups } from "./quota-groups.ts";
import { ranking } from "./ranking.ts";
import { returnToStaff } from "./return-to-staff.ts";
import { review, saveReview } from "./review.ts";
import { saveAnswers } from "./save-answers.ts";
import { setGrade } from "./set-grade.ts";
import { submit } from "./submit.ts";
import { tellRead } from "./tell-read.ts";
import type { Viewer } from "./withheld.ts";

const read: readonly [Action, "assessments"] = ["read", "assessments"];

export const assessmentsRouter = router({
  ...readContract({
    subject: "assessments",
    repository: assessments,
    ...assessmentListing,
    exported: assessmentColumns,
    view: (assessment, ctx) => asSeenBy(ctx.actor, assessment),
    granted: "read",
    opened: (assessment, ctx) => tellRead(ctx.actor, assessment),
    listsWithout: ["result"],
    viewInList: (assessment, ctx) => listedAsSeenBy(ctx.actor, assessment),
  }),
  /** The person's own, page by page. */
  mine: procedure({ ability: read, input: ownListInput, list: ownListing }).query(({ input, ctx }) =>
    ownAssessments(ctx.actor, input),
  ),
  filling: procedure({ ability: read, input: validators.GetInput, granted: "read" }).query(
    async ({ input, ctx }) => {
      const assessment = await permitted(ctx, "read", input.id);
      tellRead(ctx.actor, assessment);
      return withData(assessment, await fillingOf(assessment.id));
    },
  ),
  /** What datasets say of its person. */
  data: procedure({ ability: read, input: validators.GetInput, granted: "read" }).query(
    async ({ input, ctx }) => dataOfPaper(await permitted(ctx, "read", input.id)),
  ),
  contributions: procedure({ ability: read, input: validators.GetInput, granted: "read" }).query(
    async ({ input, ctx }) => {
      const assessment = await permitted(ctx, "read", input.id);
      tellRead(ctx.actor, assessment);
      const seen = await contributionsSeenBy(ctx.actor, assessment);
      return Promise.all(seen.map((one) => (isOfKind(one, "filling") ? withData(assessment, one) : one)));
    },
  ),
  paper: procedure({ ability: read, input: validators.GetInput, granted: "read" }).query(
    async ({ input, ctx }): Promise<{ form: Form; hash: string }> => {
      const { formId, version } = await permitted(ctx, "read", input.id);
      const { document, hash } = await formVersion(formId, version);
      return { form: document, hash };
    },
  ),
  explain: procedure({ ability: read, input: validators.GetInput, granted: "read" }).query(
    async ({ input, ctx }) => {
      const assessment = await permitted(ctx, "read", input.id);
      tellRead(ctx.actor, assessment);
      return explain(assessment, viewerOf(ctx));
    },
  ),
  saveAnswers: mutation(saveAnswers, { body: "answers" }),
  submit: mutation(submit, { body: "answers" }),
  carryLeft: mutation(carryLeft, { body: "answers" }),
  moveSeen: mutation(moveSeen),
  returnToStaff: mutation(returnToStaff, { granted: "returnToStaff" }),
  saveReview: mutation(saveReview, { granted: "review" }),
  review: mutation(review, { granted: "review" }),
  setGrade: mutation(setGrade),
  end: mutation(endPaper),
  saveFeedback: mutation(saveFeedback, { granted: "giveFeedback" }),
  giveFeedback: mutation(giveFeedback, { granted: "giveFeedback" }),
  readFeedback: mutation(readFeedback),
  acknowledge: mutation(acknowledge),
  quotaGroups: procedure({ ability: ["read", "quotaGroups"], input: validators.CycleInput }).query(
    ({ input, ctx }) => listQuotaGroups(input.cycleId, viewerOf(ctx)),
  ),
  ranking: procedure({ ability: ["read", "quotaGroups"], input: validators.QuotaGroupInput }).query(
    ({ input, ctx }) => ranking(input.quotaGroupId, viewerOf(ctx)),
  ),
  fixGrades: mutation(fixGrades),
  outstanding: procedure({ ability: ["read", "quotaGroups"], input: validators.QuotaGroupInput }).query(
    ({ input }) => outstandingIn(input.quotaGroupId),
  ),
  scoreCohorts: mutation(scoreCohorts),
});

function viewerOf({ actor, ability }: TenantContext): Viewer {
  return { actor, decides: ability.can("decide", "quotaGroups") };
}
