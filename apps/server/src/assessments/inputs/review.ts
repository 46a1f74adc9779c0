import type { InputProvider } from "./provider.ts";

/** The reviewers' points. */
export const review: InputProvider<"review"> = {
  give: async (_assessment, put) => put.review,
};
