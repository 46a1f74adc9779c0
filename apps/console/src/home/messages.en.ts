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
    unsent: {
      sending: "This device kept something that had not arrived; it is being sent…",
      sent: "What had not arrived last time has been sent.",
      offline: "This device keeps something that has not arrived; it is sent once there is a connection.",
      conflict:
        "This device keeps something that was changed elsewhere too. Open it and choose which to keep.",
      closed:
        "This paper can no longer be changed; this device keeps what never arrived. Open it to download that.",
    },
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
  granted: {
    waiting:
      "{count} {count:paper|papers} of {count:another|other} {count:unit|units} {count:waits|wait} for you.",
    start: "Open them",
  },
  transfers: { waiting: "{count} {count:person waits|people wait} to be accepted here.", open: "Go there" },
  library: {
    title: "Templates shared by upper units",
    open: "Open the library",
    hint: "Find and adopt the forms that upper units share.",
  },
};
