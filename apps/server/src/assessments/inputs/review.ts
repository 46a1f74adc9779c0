import type { InputProvider } from "./provider.ts";

/** The reviewer's points. */
export const review: InputProvider<"review"> = {
  give: async (assessment) => assessment.review?.points,
};
