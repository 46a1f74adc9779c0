import type { ScoreResult } from "@duheng/contracts";

/** Why a score is not the last word, as a message's key; undefined where it is, or where there is none. */
export function provisionalWord(result: ScoreResult | undefined) {
  if (result?.provisional !== true) return undefined;
  return result.errors === undefined ? "shell.provisional.notReviewed" : "shell.provisional.notFilled";
}
