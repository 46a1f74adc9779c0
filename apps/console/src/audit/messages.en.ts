import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Audit trail",
  hint: "Who did what and when; only ever added to.",
  empty: "Nothing recorded yet",
  search: "Actor, action or reason",
  across: "Across units",
  actions: {
    identity: {
      signIn: "Signed in",
      signOut: "Signed out",
      switchTenant: "Switched unit",
      changePassword: "Changed the password",
      createFirstAdministrator: "Created the first administrator",
    },
    departments: {
      create: "Added a department",
      update: "Changed a department",
      remove: "Removed a department",
    },
    staffCategories: {
      create: "Added a staff category",
      update: "Changed a staff category",
      remove: "Removed a staff category",
    },
    staff: {
      create: "Added a member of staff",
      update: "Changed a member of staff",
      remove: "Removed a member of staff",
    },
    forms: {
      create: "Created a form",
      update: "Changed a form",
      remove: "Removed a form",
      publish: "Published a form",
      copy: "Form copied",
      archive: "Form archived",
      restore: "Form restored",
    },
    library: {
      share: "Shared a template",
      adopt: "Adopted a template",
      retire: "Retired a template",
      upgrade: "Upgraded to a newer template",
      leaveUpgrade: "Left a template upgrade",
      offerBack: "Offered a variant upward",
      withdrawOffer: "Withdrew an offer",
      acceptOffer: "Took over an offer",
      declineOffer: "Declined an offer",
    },
    indicatorEntries: {
      create: "Added an indicator entry",
      update: "Changed an indicator entry",
      setState: "Withdrew or restored an indicator entry",
      readAbove: "Read the indicator libraries above",
    },
    plans: { create: "Created a plan", update: "Changed a plan", remove: "Removed a plan" },
    cycles: { start: "Started a cycle", close: "Closed a cycle" },
    assessments: {
      saveAnswers: "Saved answers",
      submit: "Submitted a paper",
      returnToStaff: "Returned a paper",
      review: "Reviewed a paper",
      setGrade: "Set a grade",
      fixGrades: "Fixed the grades",
      giveFeedback: "Gave feedback",
      readFeedback: "Read the feedback",
      acknowledge: "Acknowledged the feedback",
    },
    database: { verify: "Checked the database" },
  },
};
