import { KinshipModel } from "./model.ts";

/** What goes with a person whose record is removed. Part of that transaction. */
export async function forgetKinships(staffId: string): Promise<void> {
  await KinshipModel.deleteMany({ staffIds: staffId });
}

/** With whom a person is related, as the unit knows. */
export async function relativesOf(staffId: string): Promise<string[]> {
  const found = await KinshipModel.find({ staffIds: staffId }, { staffIds: 1 }).lean();
  return found.flatMap(({ staffIds }) => staffIds).filter((id) => id !== staffId);
}

/** The same of everybody who has relatives in the unit. */
export async function allRelatives(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await KinshipModel.find({}, { staffIds: 1 }).lean();
  const relatives = new Map<string, string[]>();
  for (const { staffIds } of found)
    for (const id of staffIds)
      relatives.set(id, [...(relatives.get(id) ?? []), ...staffIds.filter((other) => other !== id)]);
  return relatives;
}
