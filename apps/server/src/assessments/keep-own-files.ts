import { earlierOf } from "@duheng/assessment";
import type { Filling } from "@duheng/contracts";
import { type FileReferences, keepFiles, refersToSame } from "../files/keep-files.ts";
import { contributionsTo } from "./contributions/find.ts";

/**
 * Holds the files that a filled paper refers to now, and lets go of those that it did, unless it was handed in with them
 * before a return. Inside the transaction that writes it.
 */
export function keepOwnFiles(assessmentId: string, before: Filling, after: Filling): Promise<void> {
  return keepFiles({ kind: "assessments", id: assessmentId }, withLost(before), withLost(after), async () =>
    earlierOf(await contributionsTo(assessmentId), "filling").map(({ filling }) => withLost(filling)),
  );
}

/** Whether a filled paper refers to the files that it did: then there is none to hold or to let go of. */
export function hasSameFiles(before: Filling, after: Filling): boolean {
  return refersToSame(withLost(before), withLost(after));
}

/** With the files of what was lost: they are kept as long as the paper that tells of them. */
function withLost({ answers, evidence = [], moves = [] }: Filling): FileReferences {
  const lost = moves.flatMap((move) => move.lost.map(({ value }) => value));
  return {
    answers: { answers, lost },
    evidence: [
      ...evidence,
      ...moves.flatMap((move) => move.lostFiles.map(({ path, files }) => ({ path, files }))),
    ],
  };
}
