import { AssessmentModel } from "./model.ts";

export interface VersionUse {
  readonly version: number;
  readonly cycleId: string;
  /** Papers of the cycle that were filled on the version, and how many of them are not handed in yet. */
  readonly papers: number;
  readonly unsubmitted: number;
}

/** How many papers of a form there are, by version and cycle. */
export async function usageByVersion(formId: string): Promise<VersionUse[]> {
  const rows = await AssessmentModel.aggregate<{
    _id: { version: number; cycleId: string };
    papers: number;
    unsubmitted: number;
  }>([
    { $match: { formId } },
    {
      $group: {
        _id: { version: "$version", cycleId: "$cycleId" },
        papers: { $sum: 1 },
        unsubmitted: { $sum: { $cond: [{ $eq: ["$state", "filling"] }, 1, 0] } },
      },
    },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, papers, unsubmitted }) => ({ ..._id, papers, unsubmitted }));
}
