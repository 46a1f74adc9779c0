import type { AnswerMap, FileReference } from "../api.ts";
import { followRows } from "./follow-rows.ts";

/** Files by the path of the field that asks for them; no path without files. */
export type EvidenceMap = ReadonlyMap<string, readonly FileReference[]>;

/** Answers, and what is attached beside them: the paths are those of just these answers. */
export interface EvidenceState {
  readonly answers: AnswerMap;
  readonly evidence: EvidenceMap;
}

/** The same evidence beside other answers; what was attached in a row that is gone is left out. */
export function followEvidence({ answers, evidence }: EvidenceState, to: AnswerMap): EvidenceMap {
  if (answers === to || evidence.size === 0) return evidence;
  const follow = followRows(answers, to);
  const followed = [...evidence].flatMap(([path, files]) => {
    const now = follow(path);
    return now === null ? [] : [[now, files] as const];
  });
  return new Map(followed);
}

/**
 * What came of evidence that two sides changed, beside the answers that both agreed on: whatever either has attached
 * or taken away since `base`. Evidence is a set of files, so there is nothing to be undecided about.
 */
export function mergeEvidence(
  { base, mine, theirs }: Readonly<Record<"base" | "mine" | "theirs", EvidenceState>>,
  answers: AnswerMap,
): EvidenceMap {
  const [before, own, other] = [base, mine, theirs].map((state) => followEvidence(state, answers));
  const merged = new Map<string, readonly FileReference[]>();
  for (const path of new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])) {
    const had = idsOf(before?.get(path));
    const [mineHas, theyHave] = [own?.get(path) ?? [], other?.get(path) ?? []];
    const [mineIds, theirIds] = [idsOf(mineHas), idsOf(theyHave)];
    const files = [
      ...mineHas.filter(({ id }) => theirIds.has(id) || !had.has(id)),
      ...theyHave.filter(({ id }) => !mineIds.has(id) && !had.has(id)),
    ];
    if (files.length > 0) merged.set(path, files);
  }
  return merged;
}

function idsOf(files: readonly FileReference[] = []): ReadonlySet<string> {
  return new Set(files.map(({ id }) => id));
}
