import type {
  Answers,
  Assessment,
  AssessmentMove,
  Evidence,
  FormVersion,
  UnfitAnswer,
} from "@duheng/contracts";
import { paperSource } from "../forms/paper-source.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/** What has been filled into a paper. */
export interface FilledDraft {
  readonly answers: Answers;
  readonly evidence: readonly Evidence[];
}

/** The same for another version of the form, and what has no place there. */
export interface CarriedDraft extends FilledDraft, Pick<AssessmentMove, "lost" | "lostFiles"> {
  /** How many answers went to another key or holder. */
  readonly moved: number;
  /** What is carried over but out of the later version's bounds. */
  readonly unfit: readonly UnfitAnswer[];
  /** Texts that became other numbers than their digits. */
  readonly converted: readonly UnfitAnswer[];
}

/** So much that is out of bounds, or was worked out, is told beside the paper; at its place in the form all of it is. */
const mostTold = 300;

/** What was filled in for one published version, for another one of the same form. Changes nothing: the dry run too. */
export async function carryDraft(
  draft: FilledDraft,
  from: FormVersion,
  to: FormVersion,
): Promise<CarriedDraft> {
  const {
    answers,
    lost,
    moved,
    unfit,
    converted = [],
  } = await inWorkshop("carryOver", draft.answers, from.document, to.document);
  const attached = new Map(draft.evidence.map(({ path, files }) => [path, files]));
  const carried = await inWorkshop("carryEvidence", attached, from.document, to.document);
  const [titles, laterTitles] = await Promise.all([
    titlesAt(from.hash, carried.lost),
    titlesAt(to.hash, unfit.slice(0, mostTold)),
  ]);
  return {
    answers: { ...answers },
    evidence: [...carried.evidence].map(([path, files]) => ({ path, files: [...files] })),
    lost: lost.map(({ path, title, value, message }) => ({ path, title: shown(title), value, message })),
    lostFiles: carried.lost.map(({ path, files }) => ({
      path,
      title: shown(titles.get(path) ?? path),
      files: [...files],
    })),
    moved: moved.length,
    unfit: unfit.slice(0, mostTold).map(({ path, message }) => ({
      path,
      title: shown(laterTitles.get(path) ?? path),
      message,
    })),
    converted: converted
      .slice(0, mostTold)
      .map(({ path, title, message }) => ({ path, title: shown(title), message })),
  };
}

/** What an assessment holds. */
export function draftOf({ answers, evidence = [] }: Assessment): FilledDraft {
  return { answers, evidence };
}

/** The titles of fields in a published version, by place. */
async function titlesAt(
  hash: string,
  places: readonly { path: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (places.length === 0) return new Map();
  const paths = places.map(({ path }) => path);
  return inWorkshop("titlesOf", await paperSource(hash), paths);
}

function shown(title: string): string {
  return [...title].slice(0, 250).join("");
}
