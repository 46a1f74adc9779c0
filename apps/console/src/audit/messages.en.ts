import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Audit trail",
  hint: "Who did what and when; only ever added to.",
  empty: "Nothing recorded yet",
  search: "Actor, action or reason",
  across: "Across units",
};
