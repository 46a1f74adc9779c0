import { cleanTitle, type Problem } from "@duheng/contracts";
import { errorOf } from "./errors.ts";

/** How a change is sent. */
export type Mutation<Options> = (path: string, input?: unknown, options?: Options) => Promise<unknown>;

/**
 * A change that the server refuses for characters in names is sent again with these names cleaned: nobody sees such
 * characters, so nobody could find and delete them, least of all in what was stored before they were refused. Names of
 * which nothing would be left are the person's to type.
 */
export function cleaningNames<Options>(send: Mutation<Options>): Mutation<Options> {
  return async function call(path, input, options) {
    try {
      return await send(path, input, options);
    } catch (thrown) {
      const problems = errorOf(thrown).problems ?? [];
      const cleaned = problems.reduce(cleanedAt, input);
      // Each time fewer names are refused, so this ends; the server names so many at once.
      if (cleaned === input) throw thrown;
      return call(path, cleaned, options);
    }
  };
}

function cleanedAt(input: unknown, { code, path }: Problem): unknown {
  if (code !== "invalid-character") return input;
  const steps = path.split("/").slice(1);
  return changedAt(
    input,
    steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

/** The very same where there is nothing to clean. */
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
