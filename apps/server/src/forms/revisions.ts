import type { FormRevision } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { userNames } from "../identity/users.ts";
import { FormRevisionModel, formRevisions } from "./model.ts";
import { lastOfSittings } from "./superfluous-saves.ts";

/** A save as it is shown in a list: without its document. */
export interface RevisionSummary {
  readonly number: number;
  /** An ISO instant. */
  readonly savedAt: string;
  /** The person's name; empty where there is no such person any more. */
  readonly savedBy: string;
}

/** So far back a list of revisions looks. */
const mostRevisions = 2000;
/**
 * The saves of a draft, newest first: of what one person saved in a row, the last state of each ten minutes. What is old is thinned to what is listed, and later to a save a day.
 */
export async function listRevisions(formId: string): Promise<RevisionSummary[]> {
  const saves = await FormRevisionModel.find({ formId }, { number: 1, savedAt: 1, savedBy: 1 })
    .sort({ number: -1 })
    .limit(mostRevisions)
    .lean();
  const listed = lastOfSittings(saves);
  const names = await userNames(listed.map(({ savedBy }) => savedBy));
  return listed.map(({ number, savedAt, savedBy }) => ({
    number,
    savedAt: savedAt.toISOString(),
    savedBy: names.get(savedBy) ?? "",
  }));
}

/** One save of a draft, or the last of its sitting where that took its place. Errors: `not-found`. */
export async function formRevision(formId: string, number: number): Promise<FormRevision> {
  const found =
    (await formRevisionOrNone(formId, number)) ??
    (await formRevisions.findOne({ formId, number: { $gt: number }, "since.number": { $lte: number } }));
  if (!found) throw notFound();
  return found;
}

/** The very save; undefined where there is none: publishing counts a revision without a save, of a sitting the last is kept, and old ones are thinned. */
export function formRevisionOrNone(formId: string, number: number): Promise<FormRevision | undefined> {
  return formRevisions.findOne({ formId, number });
}
