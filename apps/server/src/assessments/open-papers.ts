import { stepKind, stepKindNames } from "@duheng/assessment";
import type { Assessment, StepPost } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { assessments } from "./model.ts";

const isOver: FilterOf<"Assessment"> = { state: "closed" };
/** The kinds of steps in which others judge a person, and those that are done for a whole group. */
const judged = stepKindNames.filter((kind) => stepKind(kind).whose === "post");
const ofGroup = stepKindNames.filter((kind) => stepKind(kind).isOfGroup);

/** The papers of others in which somebody has a step to come, by number; of those who were in some departments, or of all. */
export async function papersToDo(staffId: string, departmentIds?: readonly string[]): Promise<Assessment[]> {
  const step = { actorIds: staffId, state: { $in: ["open", "waiting"] }, kind: { $in: judged } };
  const found = await assessments.find(
    {
      "steps.actorIds": staffId,
      $nor: [isOver],
      steps: { $elemMatch: step },
      ...(departmentIds === undefined ? {} : { "snapshot.departmentId": { $in: [...departmentIds] } }),
    } as FilterOf<"Assessment">,
    { without: ["result"] },
  );
  const numberOf = ({ snapshot: { number = "" } }: Assessment) => number;
  return found.sort((one, other) => numberOf(one).localeCompare(numberOf(other)));
}

/** In how many papers of others each of several people has a step to come; whoever has none is left out. */
export async function countPapersToDo(staffIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const among = { $in: [...staffIds] };
  const found = await assessments.find(
    {
      "steps.actorIds": among,
      $nor: [isOver],
      steps: { $elemMatch: { actorIds: among, state: { $in: ["open", "waiting"] }, kind: { $in: judged } } },
    } as FilterOf<"Assessment">,
    { without: ["result"] },
  );
  const counts = new Map<string, number>();
  for (const { steps } of found) {
    const open = steps.filter(
      ({ state, kind }) => (state === "open" || state === "waiting") && judged.includes(kind),
    );
    for (const id of new Set(open.flatMap(({ actorIds }) => actorIds)))
      if (staffIds.includes(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** How many papers of others have a step to come that is done by whoever has a role, and not by name. */
export function papersForRole(role: StepPost, butNotOf: string): Promise<number> {
  const toCome = { by: role, state: { $in: ["open", "waiting"] } };
  return assessments.count({
    $nor: [isOver],
    "subject.id": { $ne: butNotOf },
    steps: {
      $elemMatch: { ...toCome, $or: [{ actorIds: { $size: 0 } }, { kind: { $in: ofGroup } }] },
    },
  } as FilterOf<"Assessment">);
}

/** A person's own papers in which something is still to come, and no grade is final. */
export function ownPapersUnderWay(...staffIds: readonly string[]): Promise<Assessment[]> {
  return assessments.find({
    "subject.kind": "person",
    "subject.id": { $in: [...staffIds] },
    state: { $ne: "closed" },
    "grade.final": { $ne: true },
  });
}

/** Papers that are not over: of some people as the ones assessed, or with a step to come that names them; or all of the unit. */
export async function openPapersOf(
  staffIds?: readonly string[],
): Promise<Pick<Assessment, "id" | "cycleId" | "snapshot">[]> {
  const ids = { $in: [...(staffIds ?? [])] };
  const toCome = { actorIds: ids, state: { $in: ["open", "waiting"] } };
  const theirs = { $or: [{ "subject.id": ids }, { steps: { $elemMatch: toCome } }] };
  return assessments.find(
    { $nor: [isOver], ...(staffIds === undefined ? {} : theirs) } as FilterOf<"Assessment">,
    { without: ["result"] },
  );
}
