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
      if (!problems.some(({ code }) => code === "invalid-character")) throw thrown;
      // Hardly anybody ever needs it.
      const { cleanedAt } = await import("./cleaned-input.ts");
      const cleaned = problems.reduce(cleanedAt, input);
      // Each time fewer names are refused, so this ends; the server names so many at once.
      if (cleaned === input) throw thrown;
      return call(path, cleaned, options);
    }
  };
}
