import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  create: "Add a unit",
  empty: "There is no unit below yet",
  emptyHint: "Add them one by one, or import all banners and units from one table.",
  reorganise: "Merge and split",
  close: "Close",
  reopen: "Open again",
  closeTitle: "Close “{name}”?",
  closeText: "Nobody can enter it any more; what is in it stays, and it can be opened again.",
  closed: "Closed",
  reopened: "Open again",
};
