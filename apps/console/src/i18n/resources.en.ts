import type { SameKeys } from "./message-types.ts";
import type { zh } from "./resources.zh.ts";

export const en: SameKeys<typeof zh> = {
  departments: {
    name: "Departments",
    fields: {
      state: "State",
      name: "Department",
      order: "Order",
      headId: "Head of section",
      leaderInChargeId: "Leader in charge",
    },
  },
  staffCategories: {
    name: "Staff categories",
    fields: { state: "State", code: "Code", name: "Category", order: "Order", levels: "Levels" },
  },
  staff: {
    name: "Staff",
    fields: {
      q: "Search",
      number: "Staff number",
      name: "Name",
      departmentId: "Department",
      categoryId: "Category",
      level: "Level",
      position: "Position",
      identityNumber: "Identity number",
      phone: "Phone",
      isLeader: "Member of the leadership",
      state: "State",
      joinedOn: "Joined on",
      leftOn: "Left on",
      statuses: "Special situations",
      kind: "Situation",
      from: "From",
      to: "To",
      note: "Note",
    },
  },
  forms: {
    name: "Forms",
    fields: {
      title: "Title",
      categoryId: "Category",
      state: "State",
      latestVersion: "Version",
      base: "Template",
      updatedAt: "Last change",
    },
  },
  library: {
    name: "Templates",
    fields: { title: "Title", ownerName: "Shared by", version: "Version", sharedAt: "Shared at" },
  },
  datasets: {
    name: "Dataset",
    fields: {
      title: "Name",
      key: "Name in formulas",
      subject: "About",
      columns: "Columns",
      state: "State",
      updatedAt: "Last change",
    },
  },
  plans: {
    name: "Plans",
    fields: {
      title: "Plan",
      frequency: "Frequency",
      papers: "Papers",
      state: "State",
      updatedAt: "Last change",
    },
  },
  cycles: {
    name: "Cycles",
    fields: { title: "Title", period: "Period", startsOn: "Starts", endsOn: "Ends", state: "Stage" },
  },
  assessments: {
    name: "Assessments",
    fields: { name: "Name", period: "Period", state: "State", score: "Score", grade: "Grade" },
  },
  audit: {
    name: "Audit trail",
    fields: {
      at: "Time",
      actor: "Actor",
      action: "Action",
      target: "Target",
      reason: "Reason",
      across: "Across units",
    },
  },
  jobs: {
    name: "Background jobs",
    fields: { kind: "Job", state: "State", progress: "Progress", by: "Started by", enqueuedAt: "Started" },
  },
  quotaGroups: { name: "Quota group", fields: {} },
  indicatorEntries: { name: "Indicator entry", fields: {} },
  tenants: {
    name: "Units",
    fields: {
      q: "Search",
      name: "Unit",
      shortName: "Short name",
      kind: "Kind",
      reportsTo: "Reports to",
      level: "Level",
      field: "Field of work",
      state: "State",
    },
  },
  users: {
    name: "Account",
    fields: {
      name: "Name",
      displayUsername: "User name",
      username: "User name",
      number: "Number",
      memberships: "Unit",
      roles: "Roles",
      standing: "State",
      lastSignInAt: "Last sign-in",
    },
  },
};
