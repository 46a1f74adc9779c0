import type { MongoAbility } from "@casl/ability";

/** What the console asks of an ability, in its own words; the table says which action on which subject that is. */
export type Permission = keyof typeof permissions;

const permissions = {
  act: ["act", "assessments"],
  grade: ["decide", "quotaGroups"],
  seeForms: ["read", "forms"],
  editForms: ["update", "forms"],
  shareForms: ["share", "library"],
  seeLibrary: ["read", "library"],
  adopt: ["adopt", "library"],
  seeIndicators: ["read", "indicatorEntries"],
  editIndicators: ["update", "indicatorEntries"],
  seeDatasets: ["read", "datasets"],
  editDatasets: ["update", "datasets"],
  seePlans: ["read", "plans"],
  editPlans: ["update", "plans"],
  // Staff may read the cycle of their own paper, but have no business with the list and its progress.
  seeCycles: ["read", "quotaGroups"],
  startCycles: ["start", "cycles"],
  grant: ["create", "grants"],
  // Only for those above other units.
  oversee: ["oversee", "organisation"],
  seeStaff: ["read", "staff"],
  editStaff: ["update", "staff"],
  editTenants: ["update", "tenants"],
  seeAccounts: ["read", "users"],
  giveAccounts: ["create", "users"],
  makeSlips: ["issue", "users"],
  lockAccounts: ["lock", "users"],
  giveRoles: ["assign", "users"],
  seeAccessTokens: ["read", "accessTokens"],
  seeTransfers: ["read", "transfers"],
  seeAudit: ["read", "audit"],
  seeJobs: ["read", "jobs"],
  seeArchives: ["read", "archives"],
  askArchives: ["create", "archives"],
  removeArchives: ["remove", "archives"],
} as const satisfies Record<string, readonly [action: string, subject: string]>;

/** Whether the ability allows it; the server decides again at every call. */
export function isAllowed(ability: MongoAbility, permission: Permission): boolean {
  const [action, subject] = permissions[permission];
  return ability.can(action, subject);
}
