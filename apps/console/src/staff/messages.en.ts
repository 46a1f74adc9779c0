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
    identityNumberHint: "A resident's number of 18 characters",
    phoneHint: "A mobile number, or a landline with its area code",
  },
  bulk: {
    action: "Change",
    title: "Change {count} selected {count:person|people}",
    text: "Only what is filled in is changed. If anybody cannot be changed, nobody is.",
    kept: "As it is",
    confirm: "Change",
    done: "{count} {count:person|people} changed",
  },
  sealed: {
    show: "Show: {name}",
    hide: "Hide: {name}",
    change: "Change: {name}",
    clear: "Clear: {name}",
    undo: "Undo",
    hint: "Encrypted; seeing the whole is recorded in the audit trail",
    unsent: "Gone if you leave before saving: this device keeps no draft of it",
    cleared: "Will be cleared when saved",
    blank: "Enter the new one, or undo the change",
    none: "Not entered",
  },
  own: {
    title: "My record",
    gone: "Your record was not found. Please ask the unit's administrator.",
    hint: "Kept by the unit's administrator: tell them if it is wrong. Seeing the whole is recorded in the audit trail.",
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
