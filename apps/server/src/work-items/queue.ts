import { queueOf } from "@duheng/assessment";
import type { StepKind, WorkItem, WorkItemPlace, WorkItemPlaceInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import type { FilterOf } from "../database/filter.ts";
import { WorkItemModel, workItems } from "./model.ts";

/** The items that wait for a person: as himself, or as one who has a role that nobody holds as a post. Never one that is about himself. */
export function waitingFor({ staffId, roles }: Pick<Actor, "staffId" | "roles">) {
  const whose = { waitsFor: { $in: queueOf({ staffId, roles }) } };
  return staffId === undefined ? whose : { ...whose, subjectId: { $ne: staffId } };
}

/** How many items of each kind wait for the person. */
export async function countQueue(actor: Actor): Promise<Partial<Record<StepKind, number>>> {
  const rows = await WorkItemModel.aggregate<{ _id: StepKind; count: number }>([
    { $match: waitingFor(actor) },
    { $group: { _id: "$kind", count: { $sum: 1 } } },
  ]);
  return Object.fromEntries(rows.map(({ _id, count }) => [_id, count]));
}

/**
 * Where an assessment stands in the person's queue of one kind, and which comes next: after the last, the first that is
 * left. null: it does not wait for the person.
 */
export async function placeInQueue(
  { kind, assessmentId }: WorkItemPlaceInput,
  actor: Actor,
): Promise<WorkItemPlace | null> {
  const queue = { ...waitingFor(actor), kind };
  const own = await workItems.findOne({ ...queue, assessmentId });
  if (own === undefined) return null;
  const later = { $and: [queue, after(own)] };
  const [total, behind, following, first] = await Promise.all([
    workItems.count(queue),
    workItems.count(later),
    firstOf(later),
    firstOf({ ...queue, assessmentId: { $ne: assessmentId } }),
  ]);
  const nextId = (following ?? first)?.assessmentId;
  return { position: total - behind, total, ...(nextId === undefined ? {} : { nextId }) };
}

function firstOf(filter: FilterOf<"WorkItem">): Promise<WorkItem | undefined> {
  return workItems.findOne(filter, { sort: { dueOn: 1, _id: 1 } });
}

function after({ dueOn, id }: WorkItem): FilterOf<"WorkItem"> {
  return { $or: [{ dueOn: { $gt: dueOn } }, { dueOn, _id: { $gt: id } }] };
}
