import type { InputProvider } from "./provider.ts";

/** What the person filled in. */
export const answers: InputProvider<"answers"> = {
  give: async (_assessment, put) => put.answers,
};
