import { jobStateWords, labelsOf } from "@duheng/contracts/words";
import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  hint: "Long work goes on in the background; closing the page does not stop it.",
  empty: "No background jobs yet",
  emptyHint:
    "When papers are moved to a later version, or a version is tried on all of them, this shows how far it is and what came of it.",
  search: "What or who",
  kind: "Job",
  stateLabel: "State",
  progress: "Progress",
  by: "Started by",
  enqueuedAt: "Started",
  counted: "{done} of {total}",
  notCounted: "Getting ready",
  ending: "Being cancelled",
  state: labelsOf(jobStateWords, "en"),
  cancel: {
    action: "Cancel",
    title: "Cancel “{name}”?",
    text: "It stops when the step under way is done; what is done by then stays.",
    confirm: "Cancel the job",
    done: "The job is being stopped",
  },
};
