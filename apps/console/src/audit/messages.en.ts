import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Audit trail",
  hint: "Who did what and when; only ever added to.",
  empty: "Nothing recorded yet",
  across: "Across units",
  search: "Actor, target or reason",
  action: "Action",
  who: "Actor",
  whom: "Target (name)",
  from: "From",
  to: "To",
  said: "What was done",
  export: "Export to Excel",
  exportLimit: "What the filters leave, at most 10,000 entries; narrow the days for more",
};
