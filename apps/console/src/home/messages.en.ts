import { gradeWords } from "@duheng/contracts/words";
import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Home",
  hello: "Hello, {name}",
  nothing: "Nothing waits for you",
  nothingHint: "New tasks will be shown here.",
  mine: {
    title: "My assessments",
    fill: "Fill in",
    goOn: "Go on filling",
    view: "View",
    feedback: "Read the feedback",
    returned: "Returned: {reason}",
    all: "All records",
  },
  review: {
    title: "Waiting for my review",
    start: "Start reviewing",
    none: "Nobody waits for review",
    and: "and {count} more",
  },
  grades: {
    title: "Grades to decide",
    open: "Decide grades",
    seats: `Seats for “${gradeWords.good.en}” {used} / {seats}`,
  },
  cycles: {
    title: "Running cycles",
    open: "Progress",
    none: "No cycle is running",
    start: "Start a cycle",
    done: "{done} of {total} finished",
  },
  setup: {
    intro: "Before the next cycle can start:",
    steps: {
      people: "Staff and their categories",
      forms: "Forms",
      plan: "Plan",
      start: "Start the cycle",
    },
    done: "done",
    open: "to do",
    peopleCount: "{people} {people:person|people}, {categories} {categories:category|categories}",
    formCount: "{published} published, {drafts} not published",
    noPlan: "There is no plan yet. Make one that gives each category its form.",
    ready: "{period} can be started with {count} {count:person|people}",
    notReady: "Can be started once the above is done",
  },
  pages: { title: "My work" },
  library: {
    title: "Templates shared by upper units",
    open: "Open the library",
    hint: "Find and adopt the forms that upper units share.",
  },
};
