import type { Answers, AssessmentMove, Evidence, Form, UnfitAnswer } from "@duheng/contracts";
import { carryEvidence, carryOver } from "@duheng/form";
import { openKept } from "./kept-papers.ts";
import type { PaperSource } from "./run-module.ts";

/** A version of a form, with the paper that it was compiled to. */
export interface PublishedForm {
  readonly document: Form;
  readonly paper: PaperSource;
}

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

/** Answers and evidence, as `carryOver` and `carryEvidence` put them, each place by the title of its field. */
export async function carryDraft(
  draft: FilledDraft,
  from: PublishedForm,
  to: PublishedForm,
): Promise<CarriedDraft> {
  const {
    answers,
    lost,
    moved,
    unfit,
    converted = [],
  } = carryOver(draft.answers, from.document, to.document);
  const attached = new Map(draft.evidence.map(({ path, files }) => [path, files]));
  const carried = carryEvidence(attached, from.document, to.document);
  const told = unfit.slice(0, mostTold);
  const titles = await titlesAt(from.paper, carried.lost);
  const laterTitles = await titlesAt(to.paper, told);
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
    unfit: told.map(({ path, message }) => ({
      path,
      title: shown(laterTitles.get(path) ?? path),
      message,
    })),
    converted: converted
      .slice(0, mostTold)
      .map(({ path, title, message }) => ({ path, title: shown(title), message })),
  };
}

/** The titles of a paper's fields, by place; the paper is opened only where there is a place to name. */
async function titlesAt(
  paper: PaperSource,
  places: readonly { readonly path: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (places.length === 0) return new Map();
  const opened = await openKept(paper);
  return new Map(
    places.flatMap(({ path }) => {
      const title = opened.field(path)?.title;
      return title === undefined ? [] : [[path, title] as const];
    }),
  );
}

function shown(title: string): string {
  return [...title].slice(0, 250).join("");
}
