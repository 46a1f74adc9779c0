import type { Staff } from "@duheng/contracts";
import { StaffModel, staff } from "./model.ts";

/** Those of the present tenant who have not left and no account, by number, at most so many; and how many there are. */
export async function staffWithoutAccount(limit: number): Promise<{ people: Staff[]; total: number }> {
  const without = { state: "active", userId: { $exists: false } } as const;
  const people = await staff.find(without, { sort: { number: 1, _id: 1 }, limit });
  return { people, total: people.length < limit ? people.length : await staff.count(without) };
}

/** Records of the present tenant, in the order of `ids`; what is not there is left out. */
export function staffRecords(ids: readonly string[]): Promise<Staff[]> {
  return staff.getMany(ids);
}

/** Notes in each record whose account it is. Revisions stay: pages on which a record is open know them, and show nothing of it. */
export async function noteAccounts(
  list: readonly { readonly staffId: string; readonly userId: string }[],
): Promise<void> {
  await StaffModel.bulkWrite(
    list.map(({ staffId, userId }) => ({
      updateOne: { filter: { _id: staffId }, update: { $set: { userId } } },
    })),
  );
}

/** Notes that they have none any more. */
export async function forgetAccounts(staffIds: readonly string[]): Promise<void> {
  await StaffModel.updateMany({ _id: { $in: [...staffIds] } }, { $unset: { userId: "" } });
}
