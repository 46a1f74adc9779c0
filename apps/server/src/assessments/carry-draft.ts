import type { Filling, FormVersion } from "@duheng/contracts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { paperSource } from "../forms/paper-source.ts";
import type { CarriedDraft, FilledDraft, PublishedForm } from "../workshop/carry-draft.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/** What was filled in for one published version, for another one of the same form. Changes nothing: the dry run too. */
export async function carryDraft(
  draft: FilledDraft,
  from: FormVersion,
  to: FormVersion,
): Promise<CarriedDraft> {
  return inWorkshop("carryDraft", draft, ...(await Promise.all([published(from), published(to)])));
}

/** What a filled paper holds. */
export function draftOf({ answers, evidence = [] }: Filling): FilledDraft {
  return { answers, evidence };
}

async function published(version: FormVersion): Promise<PublishedForm> {
  return { document: version.document, paper: await paperSource(paperHashOf(version)) };
}
