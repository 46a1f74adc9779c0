import type { InputProvider } from "./provider.ts";

/**
 * What the members of the cohort together say: nobody's paper has it by itself. It comes with the scoring of the whole
 * cohort (`../cohorts/`), once everybody in it was reviewed; until then what looks at the group waits.
 */
export const cohort: InputProvider<"cohort"> = {
  give: async () => undefined,
};
