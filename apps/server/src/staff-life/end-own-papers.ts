import type { Assessment, Staff } from "@duheng/contracts";
import { ownPapersUnderWay } from "../assessments/open-papers.ts";
import { setAside } from "../assessments/set-aside.ts";
import { getCycles } from "../cycles/get-cycles.ts";

/**
 * A person's own papers under way that end when he leaves on a day: of cycles that are not over by then (G19: counted in the
 * present unit alone). Those of cycles that were over go on.
 */
export async function papersEndedBy(staffId: string, leftOn: string): Promise<PapersUnderWay> {
  const papers = await ownPapersUnderWay(staffId);
  const cycles = new Map((await getCycles(papers.map(({ cycleId }) => cycleId))).map((one) => [one.id, one]));
  const isEnded = ({ cycleId }: Assessment) => (cycles.get(cycleId)?.endsOn ?? "") >= leftOn;
  const titled = (paper: Assessment) => ({ paper, cycle: cycles.get(paper.cycleId)?.title ?? paper.period });
  return {
    ended: papers.filter(isEnded).map(titled),
    kept: papers.filter((paper) => !isEnded(paper)).map(titled),
  };
}

interface PapersUnderWay {
  readonly ended: readonly TitledPaper[];
  readonly kept: readonly TitledPaper[];
}

interface TitledPaper {
  readonly paper: Assessment;
  readonly cycle: string;
}

/** Ends them. Part of the transaction in which he leaves. */
export async function endOwnPapers(person: Staff, leftOn: string, by: string): Promise<void> {
  const { ended } = await papersEndedBy(person.id, leftOn);
  for (const { paper } of ended) await setAside(paper, { reason: `${leftOn} 离开本单位`, by });
}
