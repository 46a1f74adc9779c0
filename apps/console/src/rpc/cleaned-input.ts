import type { Problem } from "@duheng/contracts";
import { cleanTitle } from "@duheng/contracts/names";

/** An input with the name cleaned that a problem is about; the very same where there is nothing to clean. */
export function cleanedAt(input: unknown, { code, path }: Problem): unknown {
  if (code !== "invalid-character") return input;
  const steps = path.split("/").slice(1);
  return changedAt(
    input,
    steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

function changedAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return typeof value === "string" ? cleanOrSame(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const before: unknown = Reflect.get(value, step);
  const after = changedAt(before, rest);
  if (after === before) return value;
  if (!Array.isArray(value)) return { ...value, [step]: after };
  const items: readonly unknown[] = value;
  return items.map((item, index) => (index === Number(step) ? after : item));
}

/** Half a character is something that was meant: it is told, not replaced. */
function cleanOrSame(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text : cleanTitle(text) || text;
}
