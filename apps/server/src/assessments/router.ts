import { type Assessment, type Form, validators } from "@duheng/contracts";
import { changesBetween, named } from "../audit/changes.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { formVersion } from "../forms/versions.ts";
import type { Action } from "../permissions/abilities.ts";
import type { TenantContext } from "../rpc/context.ts";
import { readContract } from "../rpc/list-contract.ts";
import { nothing, type ProcedureOptions, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { asSeenBy, seenConflicts } from "./as-seen-by.ts";
import { carryLeft } from "./carry-left.ts";
import { explain } from "./explain.ts";
import { acknowledge, giveFeedback, readFeedback } from "./feedback.ts";
import { fixGrades } from "./fix-grades.ts";
import { assessments } from "./model.ts";
import { moveSeen } from "./move-seen.ts";
import { requireOwn } from "./own.ts";
import { permitted } from "./permitted.ts";
import { listQuotaGroups } from "./quota-groups.ts";
import { ranking } from "./ranking.ts";
import { returnToStaff } from "./return-to-staff.ts";
import { review } from "./review.ts";
import { saveAnswers } from "./save-answers.ts";
import { setGrade } from "./set-grade.ts";
import { submit } from "./submit.ts";
import { tellRead } from "./tell-read.ts";
import type { Viewer } from "./withheld.ts";

const read: readonly [Action, "assessments"] = ["read", "assessments"];
const act: readonly [Action, "assessments"] = ["act", "assessments"];

export const assessmentsRouter = router({
  ...readContract({
    subject: "assessments",
    repository: assessments,
    search: ["snapshot.name", "snapshot.number"],
    filterable: [
      "cycleId",
      "period",
      "state",
      "quotaGroupId",
      "snapshot.departmentId",
      "snapshot.categoryId",
      "subject.id",
      "userId",
    ],
    sortable: ["period", "state", "score", "updatedAt", "submittedAt", "snapshot.name"],
    defaultSort: { updatedAt: -1 },
    view: (assessment, ctx) => asSeenBy(ctx.actor, assessment),
    opened: (assessment, ctx) => tellRead(ctx.actor, assessment),
    listsWithout: ["answers", "evidence", "result", "moves"],
  }),
  mine: procedure({ ability: read, input: nothing }).query(async ({ ctx }) => {
    const own = await assessments.find({ userId: ctx.actor.userId }, { sort: { period: -1 } });
    return Promise.all(own.map((one) => asSeenBy(ctx.actor, one)));
  }),
  paper: procedure({ ability: read, input: validators.GetInput }).query(
    async ({ input, ctx }): Promise<{ form: Form; hash: string }> => {
      const { formId, version } = await permitted(ctx, "read", input.id);
      const { document, hash } = await formVersion(formId, version);
      return { form: document, hash };
    },
  ),
  explain: procedure({ ability: read, input: validators.GetInput }).query(async ({ input, ctx }) => {
    const assessment = await permitted(ctx, "read", input.id);
    tellRead(ctx.actor, assessment);
    return explain(assessment, ctx.actor);
  }),
  saveAnswers: verb(validators.SaveAnswersInput, saveAnswers, {
    groupAudit: true,
    body: "answers",
  }),
  submit: verb(validators.SubmitInput, submit, { body: "answers" }),
  carryLeft: procedure({
    ability: ["act", "assessments"],
    input: validators.CarryLeftInput,
    body: "answers",
    audit: "none",
  }).mutation(async ({ input, ctx }) =>
    carryLeft(requireOwn(await permitted(ctx, "act", input.id), ctx.actor), input),
  ),
  moveSeen: verb(validators.MoveSeenInput, moveSeen),
  returnToStaff: verb(validators.ReturnInput, returnToStaff),
  review: verb(validators.ReviewInput, review),
  setGrade: verb(validators.SetGradeInput, setGrade, { ability: ["decide", "quotaGroups"] }),
  giveFeedback: verb(validators.GiveFeedbackInput, giveFeedback),
  readFeedback: verb(validators.GetInput, readFeedback),
  acknowledge: verb(validators.AcknowledgeInput, acknowledge),
  quotaGroups: procedure({ ability: ["read", "quotaGroups"], input: validators.CycleInput }).query(
    ({ input, ctx }) => listQuotaGroups(input.cycleId, viewerOf(ctx)),
  ),
  ranking: procedure({ ability: ["read", "quotaGroups"], input: validators.QuotaGroupInput }).query(
    ({ input, ctx }) => ranking(input.quotaGroupId, viewerOf(ctx)),
  ),
  fixGrades: procedure({ ability: ["decide", "quotaGroups"], input: validators.FixGradesInput }).mutation(
    async ({ input, ctx }) => {
      const group = await fixGrades(input, ctx.actor);
      ctx.auditNote.target = { kind: "quotaGroups", id: group.id };
      ctx.auditNote.details = { cycle: (await getCycle(group.cycleId)).title };
      return group;
    },
  ),
});

function viewerOf({ actor, ability }: TenantContext): Viewer {
  return { actor, decides: ability.can("decide", "quotaGroups") };
}

/** A mutation of one assessment: the record's own permission first, then the use-case; the answer as the actor may see it. */
function verb<Input extends { id: string }>(
  input: { parse(value: unknown): Input },
  useCase: (input: Input, actor: TenantContext["actor"]) => Promise<Assessment>,
  options: Partial<Pick<ProcedureOptions<Input, Input>, "ability" | "groupAudit" | "body">> = {},
) {
  const { ability = act } = options;
  return procedure({ input, ...options, ability }).mutation(async ({ input: given, ctx }) => {
    const wanted = given as Input;
    // Whoever decides on grades sees all of the unit's papers.
    const before = await permitted(ctx, ability === act ? "act" : "read", wanted.id);
    const after = await seenConflicts(ctx.actor, useCase(wanted, ctx.actor));
    ctx.auditNote.target = named({ kind: "assessments", id: wanted.id }, before);
    ctx.auditNote.changes = changesBetween(toldOf(before), toldOf(after));
    const reason: unknown = Reflect.get(wanted, "reason");
    if (typeof reason === "string" && reason.trim() !== "") ctx.auditNote.reason = reason.slice(0, 2000);
    return asSeenBy(ctx.actor, after);
  });
}

/**
 * What the trail says of a paper's change: its state. Scores and grades are told by the paper itself, to those who may
 * see them and not before; the trail is read by others too, and by those whose paper it is.
 */
function toldOf({ state }: Assessment) {
  return { state };
}
