import type { SameKeys } from "../../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  base: "Template before",
  unit: "your unit",
  template: "the template",
  nothing: "(nothing)",
  thereBefore: "(was there)",
  removed: "“{title}”: removed by {remover}; {keeper} changed it or uses it in a formula",
  removedHere: "Removed",
  keptHere: "Kept",
  allMine: "All as {side}",
  left: "{count} not chosen yet",
  allChosen: "All chosen",
  problems: "Check of the merged form",
  errors:
    "The merged form has {count} {count:error|errors}. Mend {count:it|them} in the designer; it cannot be published before:",
  fine: "The check passes: no errors, and {count:the|all} {count} {count:sample|samples} {count:gets|get} {count:its|their} {count:score|scores}.",
  noSamples: "The check passes: no errors. There are no samples, so that scores were not checked.",
  samplesMiss:
    "Of {count} {count:sample|samples} {missed} {missed:does|do} not get {missed:its|their} {missed:score|scores}; the form cannot be published before that is settled.",
  following:
    "{count} {count:sample|samples} only {count:follows|follow} the changed formulas. Where you hold the new {count:score|scores} to be right, accept {count:it|them} as the expected {count:one|ones};{count: otherwise|} see to {count:it|the others} in the designer.",
  acceptAll: "Accept all",
  acceptOne: "Accept “{title}”: {changes}",
  failing: "These samples are to be seen to in the designer:",
  meaning: {
    title: "Whether scores stay as they were",
    same: "{indicators} {indicators:indicator|indicators} that the two sides did not both change {indicators:was|were} tried with {fillings} fillings each: {indicators:it gives what it gave|they give what they gave}.",
    differs:
      "One side alone had touched these indicators, and they give something else after the merge. Look at them before you accept:",
    incomplete:
      "The form still has errors, so that scores cannot be compared. Mend them, then try the samples in the designer.",
    with: "With these answers, for one: {answers}",
  },
};
