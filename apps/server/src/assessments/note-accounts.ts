import { AssessmentModel } from "./model.ts";

/**
 * Papers that were begun before a person had an account are the account's from now on. Revisions stay: nobody could write to
 * them so far, and who reads them sees no difference.
 */
export async function notePaperAccounts(
  list: readonly { readonly staffId: string; readonly userId: string }[],
): Promise<void> {
  const staffIds = list.map(({ staffId }) => staffId);
  const papers = await AssessmentModel.find(
    { "subject.kind": "person", "subject.id": { $in: staffIds }, userId: { $exists: false } },
    { subject: 1 },
  ).lean();
  const own = new Map(list.map(({ staffId, userId }) => [staffId, userId]));
  for (const { _id, subject } of papers)
    await AssessmentModel.updateOne({ _id }, { $set: { userId: own.get(subject.id) } });
}

/** Papers of accounts that are taken back are nobody's account's. */
export async function forgetPaperAccounts(userIds: readonly string[]): Promise<void> {
  await AssessmentModel.updateMany({ userId: { $in: [...userIds] } }, { $unset: { userId: "" } });
}
