import type { Problem } from "@duheng/contracts";
import { cleanTitle } from "@duheng/contracts/names";
import { withTextAt } from "@duheng/contracts/text-at";

/** An input with the name cleaned that a problem is about; the very same where there is nothing to clean. */
export function cleanedAt(input: unknown, { code, path }: Problem): unknown {
  if (code !== "invalid-character") return input;
  return withTextAt(input, path, cleanOrSame);
}

/** Half a character is something that was meant: it is told, not replaced. */
function cleanOrSame(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text : cleanTitle(text) || text;
}
