import type { FilterOf } from "../database/filter.ts";
import { AssessmentModel, assessments } from "./model.ts";

/** How many papers there are, and of which cycles. */
export interface PapersFound {
  readonly count: number;
  readonly cycleIds: readonly string[];
}

/** The papers in which a person is assessed. */
export function papersAbout(staffId: string): Promise<PapersFound> {
  return papersIn({ "subject.kind": "person", "subject.id": staffId });
}

/** The papers that a filter finds. */
export async function papersIn(filter: FilterOf<"Assessment">): Promise<PapersFound> {
  const count = await assessments.count(filter);
  if (count === 0) return { count, cycleIds: [] };
  const found = await AssessmentModel.find(filter as never, { cycleId: 1 }).lean();
  return { count, cycleIds: [...new Set(found.map(({ cycleId }) => cycleId))] };
}

/** The papers of others of which a person has, or had, a step; whose they are. */
export async function papersWithStepsOf(staffId: string): Promise<{ count: number; names: string[] }> {
  const found = await AssessmentModel.find(
    {
      "subject.id": { $ne: staffId },
      $or: [{ "steps.actorIds": staffId }, { "steps.doneBy": staffId }],
    },
    { snapshot: 1 },
  ).lean();
  // Few: by number here, where no index has them in that order.
  const byNumber = found.sort(({ snapshot: one }, { snapshot: other }) =>
    (one.number ?? "") < (other.number ?? "") ? -1 : 1,
  );
  return { count: byNumber.length, names: byNumber.map(({ snapshot }) => snapshot.name) };
}
