import { candidateOf, canSetGrade, proposeGrades } from "@duheng/assessment";
import type { Assessment, Cycle, Form, Grade, QuotaGroup, Staff } from "@duheng/contracts";
import { at } from "../times.ts";
import { daysAfter, moved } from "./proceed.ts";
import { signatureOf } from "./signature.ts";

interface DecisionInput {
  readonly cycle: Cycle;
  readonly quotaGroup: QuotaGroup;
  readonly assessments: readonly Assessment[];
  readonly formOf: (assessment: Assessment) => Form;
  /** People of the unit. */
  readonly staff: readonly Staff[];
  /** Staff ids in the order decided between equals. */
  readonly decided: readonly string[];
}

/** Grades of a group as the rules propose them; in a closed cycle they are final and fed back. */
export function decideGrades({ cycle, quotaGroup, assessments, formOf, decided, staff }: DecisionInput): {
  quotaGroup: QuotaGroup;
  assessments: Assessment[];
} {
  const days = daysAfter(cycle.period);
  const idsOf = (staffId: string) =>
    assessments.filter((one) => one.subject.id === staffId).map((one) => one.id);
  const members = assessments.filter((one) => one.state === "reviewed" && !one.excluded);
  const { rows } = proposeGrades({
    candidates: members.map((member) => candidateOf(member, formOf(member))),
    bands: cycle.settings.bands,
    seats: quotaGroup.seats,
    decided: decided.flatMap(idsOf),
  });
  const closed = cycle.state === "closed";
  let group = quotaGroup;
  const graded = assessments.map((assessment) => {
    const row = rows.find(({ id }) => id === assessment.id);
    if (!row)
      return closed && assessment.state === "reviewed" ? finished(assessment, days, staff) : assessment;
    const outcome = canSetGrade(group, assessment, row.proposed);
    if (!outcome.ok) throw new Error(`seed: ${assessment.id}: ${outcome.refusal.message.en}`);
    group = outcome.group;
    const leader = signatureOf(assessment, "decision", staff);
    const reason = decided.includes(assessment.subject.id) ? tieReason : undefined;
    const withGrade: Assessment = {
      ...assessment,
      rank: row.rank,
      grade: {
        value: row.proposed,
        proposed: row.proposed,
        ...(row.pending ? { pending: true } : {}),
        ...(reason ? { reason } : {}),
        by: leader.by,
        byName: leader.byName,
        at: at(days.decided),
        final: closed,
      },
    };
    return closed ? finished(withGrade, days, staff) : withGrade;
  });
  if (!closed) return { quotaGroup: group, assessments: graded };
  const [first] = graded;
  const fixed = {
    state: "fixed" as const,
    ...(first ? { fixedBy: signatureOf(first, "decision", staff).by } : {}),
    fixedAt: at(days.decided),
    updatedAt: at(days.decided),
  };
  return { quotaGroup: { ...group, ...fixed }, assessments: graded };
}

const tieReason = "得分及各项顺序指标并列，经领导班子集体研究确定。";

function finished(
  assessment: Assessment,
  days: ReturnType<typeof daysAfter>,
  staff: readonly Staff[],
): Assessment {
  const leader = signatureOf(assessment, "decision", staff);
  const { staffId, by, byName } = signatureOf(assessment, "feedback", staff);
  const decidedOne = moved(assessment, "decide", leader.staffId, at(days.decided));
  const told = moved(decidedOne, "giveFeedback", staffId, at(days.feedback));
  const withFeedback: Assessment = {
    ...told,
    feedback: { text: feedbackText(assessment.grade?.value), by, byName, at: at(days.feedback) },
  };
  if (appeals.has(assessment.id)) return withAppeal(withFeedback, days);
  const closed = moved(withFeedback, "acknowledge", assessment.subject.id, at(days.acknowledged));
  return withReply(closed, days, "已阅，无异议。");
}

/** One person does not agree: told in the reply until appeals have a room of their own. */
const appeals: ReadonlySet<string> = new Set(["hlbe-zw-2026-q2-006"]);

function withAppeal(assessment: Assessment, days: ReturnType<typeof daysAfter>): Assessment {
  const { acknowledgedAt: _none, ...feedback } = withReply(assessment, days, appealText).feedback ?? {};
  return { ...assessment, feedback: { text: "", by: "", at: "", ...feedback } };
}

const appealText =
  "对“材料精简”一项得分有异议：本季度精简材料份数漏计，申请复核，请由未参与本次评鉴的人员办理。";

function withReply(assessment: Assessment, days: ReturnType<typeof daysAfter>, reply: string): Assessment {
  if (!assessment.feedback) return assessment;
  const when = at(days.acknowledged);
  return { ...assessment, feedback: { ...assessment.feedback, readAt: when, acknowledgedAt: when, reply } };
}

function feedbackText(grade: Grade | undefined): string {
  return grade ? texts[grade] : "本季度不确定等次，仅作评语反馈。";
}

const texts: Record<Grade, string> = {
  good: "本季度等次为“好”，请继续发挥示范作用。",
  fair: "本季度等次为“较好”，请在重点指标上再加力。",
  average: "本季度等次为“一般”，请针对失分项制定改进计划。",
  poor: "本季度等次为“较差”，将约谈并限期改进。",
};
