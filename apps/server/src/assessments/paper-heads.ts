import type { Assessment } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { AssessmentModel } from "./model.ts";

/** Whose paper it is and how far it has come: nothing of what stands in it. */
export type PaperHead = Pick<
  Assessment,
  "id" | "tenantId" | "cycleId" | "period" | "subject" | "userId" | "snapshot" | "state" | "steps"
>;

/** Papers of the present tenant by id, in no order; what is not there is left out. */
export function paperHeads(ids: readonly string[]): Promise<PaperHead[]> {
  return headsOf({ _id: { $in: [...ids] } });
}

/** A cycle's papers that nobody of the unit judges (G17), those of these subjects, and those with these ids; by number. */
export function papersWithOthers(
  cycleId: string,
  { subjectIds, ids }: { readonly subjectIds: readonly string[]; readonly ids: readonly string[] },
): Promise<PaperHead[]> {
  const some: FilterOf<"Assessment">[] = [
    { "steps.by": "upper-tenant" },
    { "subject.id": { $in: [...subjectIds] } },
    { _id: { $in: [...ids] } },
  ];
  return headsOf({ cycleId, $or: some });
}

/** Papers of several tenants, those of each by id; works across tenants. */
export async function paperHeadsOf(
  wanted: readonly { readonly tenantId: string; readonly ids: readonly string[] }[],
): Promise<PaperHead[]> {
  if (wanted.length === 0) return [];
  return headsOf({ $or: wanted.map(({ tenantId, ids }) => ({ tenantId, _id: { $in: [...ids] } })) });
}

async function headsOf(filter: FilterOf<"Assessment">): Promise<PaperHead[]> {
  const found = await AssessmentModel.find(filter as never, fields).lean();
  const heads = found.map(({ _id, ...head }) => ({ ...(head as unknown as Omit<PaperHead, "id">), id: _id }));
  return heads.sort(
    (one, other) => compareTexts(numberOf(one), numberOf(other)) || compareTexts(one.id, other.id),
  );
}

const fields = {
  ...{ tenantId: 1, cycleId: 1, period: 1, subject: 1, userId: 1 },
  ...{ snapshot: 1, state: 1, steps: 1 },
};

function numberOf({ snapshot }: PaperHead): string {
  return snapshot.number ?? "";
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
