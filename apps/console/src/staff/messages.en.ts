import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  people: {
    title: "Staff",
    create: "Add a person",
    empty: "Nobody here yet",
    emptyHint: "Make departments and categories first, then add people.",
    statusesHint: "Probation, leave, secondment and the like decide who takes part and who gets a grade.",
    searchHint: "Name or staff number",
    leader: "Leadership",
  },
  departments: {
    title: "Departments",
    create: "Add a department",
    empty: "No departments yet",
    emptyHint: "Departments tell who is head of section and who is the leader in charge.",
  },
  categories: {
    title: "Staff categories",
    create: "Add a category",
    empty: "No categories yet",
    emptyHint: "Each category has indicators of its own: plans map people to forms by category.",
    levelsHint: "Only where levels have forms of their own; separated by commas.",
  },
};
