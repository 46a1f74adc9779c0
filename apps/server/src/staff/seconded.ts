import { staff } from "./model.ts";

/** Ids of the present tenant's staff who were seconded on some day from the first to the last one. */
export async function secondedBetween(first: string, last: string): Promise<string[]> {
  const found = await staff.find({
    statuses: {
      $elemMatch: {
        kind: "secondment",
        from: { $lte: last },
        $or: [{ to: { $exists: false } }, { to: { $gte: first } }],
      },
    },
  });
  return found.map(({ id }) => id);
}
