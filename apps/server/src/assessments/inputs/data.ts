import { dataInputs, gatherData } from "../data/gather-data.ts";
import type { InputProvider } from "./provider.ts";

/** What the datasets that the paper uses say of its person for the period; null of one that was not brought in yet. */
export const data: InputProvider<"data"> = {
  give: async (assessment) => dataInputs(await gatherData(assessment)).data,
};
