import type { MissingProvider } from "./provider.ts";

/** Ballots: nothing collects them yet. */
export const ratings: MissingProvider = {
  missing: ({ title, isNamed }) =>
    isNamed
      ? {
          zh: `“${title}”的公式要用评议票，目前还不能收集评议票。请改写公式，或去掉这项指标。`,
          en: `the formula of “${title}” uses ballots, which cannot be collected yet. Change the formula, or take the indicator out.`,
        }
      : {
          zh: `“${title}”要用评议票，目前还不能收集评议票。请改由领导评分，或去掉这项指标。`,
          en: `“${title}” is given by ballots, which cannot be collected yet. Let a leader give its points, or take the indicator out.`,
        },
};
