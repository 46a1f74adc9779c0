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
  verify: {
    action: "Verify",
    title: "Verify the audit trail",
    text: "About 15 minutes after it was written, each entry is sealed, and each seal is bound to the one before. Verifying compares them one by one: entries that were changed, removed or added after that are named.",
    progress: "Verifying: {entries} entries compared ({seals} of {total} seals)",
    whole: "{entries} sealed {entries:entry is|entries are} whole: none was changed, removed or added.",
    none: "Nothing is sealed yet; verify again in 20 minutes.",
    broken: "{count} {count:fault was|faults were} found. Leave everything as it is and tell the operator:",
    until: "Last sealed: {at} (seal {number}).",
    unsealed: "{count} {count:recent entry waits|recent entries wait} for a seal.",
    doubts: "{count} {count:thing is|things are} in doubt:",
    overdue: "{count} of them should be sealed long since: tell the operator.",
    again: "Verify again",
    close: "Close",
  },
  exportLimit: "What the filters leave, at most 10,000 entries; narrow the days for more",
};
