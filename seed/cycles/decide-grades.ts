import { candidateOf, canSetGrade, proposeGrades } from "@duheng/assessment";
import type { Assessment, Contribution, Cycle, Form, Grade, QuotaGroup, Staff } from "@duheng/contracts";
import { at } from "../times.ts";
import { contributed, daysAfter, moved } from "./proceed.ts";
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
  contributions: Contribution[];
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
  const contributions: Contribution[] = [];
  const finish = (assessment: Assessment) => {
    const done = finished(assessment, days, staff);
    contributions.push(...done.contributions);
    return done.assessment;
  };
  const graded = assessments.map((assessment) => {
    const row = rows.find(({ id }) => id === assessment.id);
    if (!row) return closed && assessment.state === "reviewed" ? finish(assessment) : assessment;
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
    return closed ? finish(withGrade) : withGrade;
  });
  if (!closed) return { quotaGroup: group, assessments: graded, contributions };
  const [first] = graded;
  const fixed = {
    state: "fixed" as const,
    ...(first ? { fixedBy: signatureOf(first, "decision", staff).by } : {}),
    fixedAt: at(days.decided),
    updatedAt: at(days.decided),
  };
  return { quotaGroup: { ...group, ...fixed }, assessments: graded, contributions };
}

const tieReason = "得分及各项顺序指标并列，经领导班子集体研究确定。";

function finished(
  assessment: Assessment,
  days: ReturnType<typeof daysAfter>,
  staff: readonly Staff[],
): { assessment: Assessment; contributions: Contribution[] } {
  const leader = signatureOf(assessment, "decision", staff);
  const { staffId } = signatureOf(assessment, "feedback", staff);
  const decidedOne = moved(assessment, "decide", leader.staffId, at(days.decided));
  const told = moved(decidedOne, "giveFeedback", staffId, at(days.feedback));
  const readAt = at(days.acknowledged);
  const feedback = { text: feedbackText(assessment.grade?.value), readAt };
  const reply = appeals.has(assessment.id) ? appealText : "已阅，无异议。";
  return {
    assessment: moved(told, "acknowledge", assessment.subject.id, readAt),
    contributions: [
      { ...contributed(assessment, "feedback", staff, at(days.feedback)), feedback },
      { ...contributed(assessment, "acknowledgement", staff, readAt), acknowledgement: { reply } },
    ],
  };
}

/** One person does not agree: told in the reply until appeals have a room of their own. */
const appeals: ReadonlySet<string> = new Set(["hlbe-zw-2026-q2-006"]);

const appealText =
  "对“材料精简”一项得分有异议：本季度精简材料份数漏计，申请复核，请由未参与本次评鉴的人员办理。";

function feedbackText(grade: Grade | undefined): string {
  return grade ? texts[grade] : "本季度不确定等次，仅作评语反馈。";
}

const texts: Record<Grade, string> = {
  good: "本季度等次为“好”，请继续发挥示范作用。",
  fair: "本季度等次为“较好”，请在重点指标上再加力。",
  average: "本季度等次为“一般”，请针对失分项制定改进计划。",
  poor: "本季度等次为“较差”，将约谈并限期改进。",
};
