import type { SameKeys } from "../../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  base: "Template before",
  unit: "your unit",
  template: "the template",
  nothing: "(nothing)",
  thereBefore: "(was there)",
  removed: "“%{title}”: removed by %{remover}; %{keeper} changed it or uses it in a formula",
  removedHere: "Removed",
  keptHere: "Kept",
  allMine: "All as %{side}",
  left: "%{smart_count} not chosen yet |||| %{smart_count} not chosen yet",
  allChosen: "All chosen",
  problems: "Check of the merged form",
  errors:
    "The merged form has %{smart_count} error. Mend it in the designer; it cannot be published before: |||| The merged form has %{smart_count} errors. Mend them in the designer; it cannot be published before:",
  fine: "The check passes: no errors, and the %{smart_count} sample gets its score. |||| The check passes: no errors, and all %{smart_count} samples get their scores.",
  noSamples: "The check passes: no errors. There are no samples, so that scores were not checked.",
  samplesMiss:
    "Of %{count} samples %{smart_count} does not get its score; the form cannot be published before that is settled. |||| Of %{count} samples %{smart_count} do not get their scores; the form cannot be published before that is settled.",
  following:
    "%{smart_count} sample only follows the changed formulas. Where you hold the new score to be right, accept it as the expected one; otherwise see to it in the designer. |||| %{smart_count} samples only follow the changed formulas. Where you hold the new scores to be right, accept them as the expected ones; see to the others in the designer.",
  acceptAll: "Accept all",
  acceptOne: "Accept “%{title}”: %{changes}",
  failing: "These samples are to be seen to in the designer:",
  meaning: {
    title: "Whether scores stay as they were",
    same: "%{indicators} %{indicators:indicator|indicators} that the two sides did not both change were tried with %{fillings} fillings each: they give what they gave.",
    differs:
      "One side alone had touched these indicators, and they give something else after the merge. Look at them before you accept:",
    incomplete:
      "The form still has errors, so that scores cannot be compared. Mend them, then try the samples in the designer.",
    with: "With these answers, for one: %{answers}",
  },
};
