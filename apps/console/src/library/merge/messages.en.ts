import type { SameKeys } from "../../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  base: "Template before",
  unit: "your unit",
  template: "the template",
  nothing: "(nothing)",
  points: "%{points} points",
  pointsRange: "%{min} to %{max} points",
  formula: "Formula: %{formula}",
  removed: "“%{title}”: removed by %{remover}; %{keeper} changed it or uses it in a formula",
  removedHere: "Removed",
  keptHere: "Kept",
  allMine: "All as %{side}",
  left: "%{smart_count} not chosen yet |||| %{smart_count} not chosen yet",
  allChosen: "All chosen",
  problems: "To be mended after the merge",
  problemsHint: "Mend them in the designer; the form cannot be published before.",
  noProblems: "The result passes the checks.",
  meaning: {
    title: "Whether scores stay as they were",
    same: "%{indicators} indicators that the two sides did not both change were tried with %{fillings} fillings each: they give what they gave.",
    differs:
      "One side alone had touched these indicators, and they give something else after the merge. Look at them before you accept:",
    incomplete:
      "The form still has errors, so that scores cannot be compared. Mend them, then try the samples in the designer.",
    with: "With these answers, for one: %{answers}",
  },
};
