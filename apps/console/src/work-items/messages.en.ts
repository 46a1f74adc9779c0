import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  search: "Search by name or department",
  person: "Name",
  department: "Department",
  category: "Category",
  period: "Period",
  due: "Due",
  days: {
    on: "Due {date}",
    left: "{count} {count:day|days} left",
    today: "due today",
    overdue: "{count} {count:day|days} overdue",
  },
  waiting: "{count} waiting",
};
