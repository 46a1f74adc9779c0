import type { Kinship } from "@duheng/contracts";
import { KinshipModel, kinships } from "./model.ts";

/** What goes with a person whose record is removed. Part of that transaction. */
export async function forgetKinships(staffId: string): Promise<void> {
  await KinshipModel.deleteMany({ staffIds: staffId });
}

/** Whose relatives are who, of everybody who has some in the unit. */
export async function allRelatives(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await KinshipModel.find({}, { staffIds: 1 }).lean();
  const relatives = new Map<string, string[]>();
  for (const { staffIds } of found)
    for (const id of staffIds)
      relatives.set(id, [...(relatives.get(id) ?? []), ...staffIds.filter((other) => other !== id)]);
  return relatives;
}

/** The relations of any of these people. */
export async function kinshipsOf(staffIds: readonly string[]): Promise<Kinship[]> {
  return staffIds.length === 0 ? [] : kinships.find({ staffIds: { $in: [...staffIds] } });
}

/** All relations that the present tenant knows, the oldest first. */
export function allKinships(): Promise<Kinship[]> {
  return kinships.find({}, { sort: { _id: 1 } });
}
