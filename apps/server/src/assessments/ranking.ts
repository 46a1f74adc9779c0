import { candidateOf, type GradeCandidate, type GradeProposal, proposeGrades } from "@duheng/assessment";
import type { Assessment, Form, Grade, QuotaGroup, Ranking, RankingRow } from "@duheng/contracts";
import { getCycle } from "../cycles/get-cycle.ts";
import { formVersion } from "../forms/versions.ts";
import { givenIn } from "./contributions/find.ts";
import { assessments, quotaGroups } from "./model.ts";
import { type Viewer, waitsForFeedback, withheld } from "./withheld.ts";

/**
 * A quota group as the main leader sees it: everybody by rank, what the rules propose (bands, quota, vetoes, ties
 * at the edge), what has been decided. Only final scores rank: who is not reviewed has no place yet. Somebody who is
 * ranked there himself, and does not decide, sees none of it before his feedback.
 * Errors: `not-found`.
 */
export async function ranking(quotaGroupId: string, viewer: Viewer): Promise<Ranking> {
  const group = await quotaGroups.get(quotaGroupId);
  const members = await assessments.find({ quotaGroupId });
  const proposals = await proposalsFor(group, members);
  const wished = await gradesProposed(members);
  const rows = members.map((member) => rowOf(member, proposals.get(member.id), wished.get(member.id)));
  rows.sort(
    (a, b) =>
      (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
      a.name.localeCompare(b.name, "zh"),
  );
  const unready = rows.filter((row) => row.rank === null).length;
  const whole: Ranking = { group, rows, good: group.goodIds.length, unready };
  return waitsForFeedback(members, viewer) ? withheld(whole) : whole;
}

/** What the rules propose for each member that can be ranked. */
export async function proposalsFor(
  group: QuotaGroup,
  members: readonly Assessment[],
): Promise<ReadonlyMap<string, GradeProposal>> {
  const cycle = await getCycle(group.cycleId);
  const forms = new Map<string, Form>();
  const candidates: GradeCandidate[] = [];
  for (const member of members) {
    if (!isReady(member)) continue;
    const form = forms.get(member.paperHash) ?? (await formVersion(member.formId, member.version)).document;
    forms.set(member.paperHash, form);
    candidates.push(candidateOf(member, form));
  }
  const { rows } = proposeGrades({ candidates, bands: cycle.settings.bands, seats: group.seats });
  return new Map(rows.map((row) => [row.id, row]));
}

function isReady(member: Assessment): boolean {
  return (
    member.state !== "filling" &&
    member.state !== "submitted" &&
    member.result?.provisional === false &&
    typeof member.score === "number"
  );
}

/** What the last reviewer of each proposes. */
async function gradesProposed(members: readonly Assessment[]): Promise<ReadonlyMap<string, Grade>> {
  const reviews = await givenIn(
    members.map(({ id }) => id),
    "review",
  );
  reviews.sort((one, other) => (one.givenAt ?? "").localeCompare(other.givenAt ?? ""));
  return new Map(
    reviews.flatMap(({ assessmentId, review: { proposedGrade } }) =>
      proposedGrade === undefined ? [] : [[assessmentId, proposedGrade]],
    ),
  );
}

function rowOf(
  member: Assessment,
  proposal: GradeProposal | undefined,
  reviewProposal: Grade | undefined,
): RankingRow {
  return {
    assessmentId: member.id,
    revision: member.revision,
    name: member.snapshot.name,
    departmentName: member.snapshot.departmentName,
    categoryName: member.snapshot.categoryName,
    score: member.score ?? null,
    provisional: member.result?.provisional ?? true,
    state: member.state,
    rank: proposal?.rank ?? null,
    tied: proposal?.tied ?? false,
    pending: proposal?.pending ?? false,
    ...(proposal ? { band: proposal.band, proposed: proposal.proposed } : {}),
    ...(member.result?.ceiling ? { ceiling: member.result.ceiling } : {}),
    ...(member.grade ? { grade: member.grade.value } : {}),
    ...(reviewProposal === undefined ? {} : { reviewProposal }),
    ...(member.excluded ? { excluded: member.excluded.reason } : {}),
  };
}
