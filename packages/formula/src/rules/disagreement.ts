import type { Checked } from "./checked.ts";
import { literalText } from "./checked.ts";
import { isNumeric } from "./mends.ts";

/**
 * Of branches of which some are numbers and others numbers in quotes, the first of the latter: it is the mistake,
 * wherever it stands among them. Null where any is of another kind.
 */
export function quotedNumbers(branches: readonly Checked[]): readonly Checked[] {
  const quoted = branches.filter((branch) => isNumeric((literalText(branch) ?? "").normalize("NFKC").trim()));
  const others = branches.filter((branch) => !quoted.includes(branch) && branch.type.kind !== "error");
  return others.length > 0 && others.every(({ type }) => type.kind === "number") ? quoted : [];
}
