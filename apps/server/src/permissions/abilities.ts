import { AbilityBuilder, createMongoAbility, type MongoAbility, subject as typed } from "@casl/ability";
import { packRules } from "@casl/ability/extra";
import type { Role } from "@duheng/contracts";

/**
 * What an ability can be about: the name of the router that serves it, so that server, data provider and menu
 * speak of the same thing. `identity` is one's own session.
 */
export type Subject =
  | "identity"
  | "users"
  | "tenants"
  | "organisation"
  | "reorganisations"
  | "departments"
  | "staffCategories"
  | "staff"
  | "imports"
  | "kinships"
  | "transfers"
  | "indicatorEntries"
  | "datasets"
  | "accessTokens"
  | "forms"
  | "library"
  | "plans"
  | "cycles"
  | "quotaGroups"
  | "assessments"
  | "workItems"
  | "grants"
  | "audit"
  | "jobs"
  | "archives";

/**
 * read, create, update, remove, reveal (a sealed value), and the domains' own verbs. `act`: any step of an assessment that
 * is one's own; which step that is, and what may be done in it, is told by the registry of step kinds. `decide`: grades. Of
 * accounts: `lock` (and unlock, and end sessions), `issue` a slip, `assign` roles. `oversee`: how the
 * units below stand, in numbers.
 */
export type Action =
  | "read"
  | "create"
  | "update"
  | "remove"
  | "reveal"
  | "publish"
  | "share"
  | "adopt"
  | "retire"
  | "start"
  | "close"
  | "oversee"
  | "lock"
  | "issue"
  | "assign"
  | "act"
  | "decide";

export type AppAbility = MongoAbility<[Action, Subject | (object & { __caslSubjectType__?: string })]>;

/** What the rules know of a person in a tenant. */
export interface Standing {
  readonly userId: string;
  readonly staffId?: string;
  readonly roles: readonly Role[];
  readonly tenant: {
    readonly id: string;
    /** It reports to nobody: who administers the installation does so from here. */
    readonly isTopmost: boolean;
  };
  /** Departments whose leader in charge the person is. */
  readonly inChargeOf: readonly string[];
  /** Departments whose head the person is. */
  readonly headOf: readonly string[];
}

/** What of it is reading, beside one's own session: of a unit that was merged into another. */
export function readingOf(ability: AppAbility): AppAbility {
  return createMongoAbility(
    ability.rules.flatMap((rule) => {
      if (rule.subject === "identity") return [rule];
      return [rule.action].flat().includes("read") ? [{ ...rule, action: "read" as const }] : [];
    }),
  );
}

/** Whether a role's rules ask which departments its holder leads. */
export function isOfDepartments(role: Role): boolean {
  return role === "leader-in-charge" || role === "section-head";
}

/** Everything that the person may do in the tenant: the union of the person's roles there. */
export function abilityOf(standing: Standing): AppAbility {
  const builder = new AbilityBuilder<AppAbility>(createMongoAbility);
  builder.can(["read", "update"], "identity");
  for (const role of standing.roles) roleRules[role](builder.can, standing);
  return builder.build();
}

/**
 * All that a person of another tenant may do under a grant: read these papers, and act on them where he was granted an act.
 * Never on his own; which act, and in which step, is judged by what he calls and by the registry.
 */
export function grantedAbility({
  userId,
  staffIds,
  assessmentIds,
  isToAct,
}: {
  readonly userId: string;
  /** His own records here, where he has some. */
  readonly staffIds: readonly string[];
  readonly assessmentIds: readonly string[];
  readonly isToAct: boolean;
}): AppAbility {
  const builder = new AbilityBuilder<AppAbility>(createMongoAbility);
  builder.can(isToAct ? ["read", "act"] : ["read"], "assessments", {
    _id: { $in: [...assessmentIds] },
    userId: { $ne: userId },
    "subject.id": { $nin: [...staffIds] },
  });
  return builder.build();
}

/** All that another system may do by an access token: bring figures. */
export function tokenAbility(): AppAbility {
  const builder = new AbilityBuilder<AppAbility>(createMongoAbility);
  builder.can("update", ["imports", "datasets"]);
  return builder.build();
}

/** The rules as `identity.me` answers them; the console unpacks the same ability. */
export function packedRules(ability: AppAbility) {
  return packRules(ability.rules);
}

/** Whether the person may do it to this very record (conditions are judged on the record as on the wire). */
export function mayDo(ability: AppAbility, action: Action, subject: Subject, record: object): boolean {
  return ability.can(action, typed(subject, { ...record }));
}

type Can = AbilityBuilder<AppAbility>["can"];

/** One row per role. */
const roleRules: Record<Role, (can: Can, standing: Standing) => void> = {
  "city-admin": (can, standing) => {
    administrator(can, standing);
    can("oversee", "organisation");
    can("share", "library");
  },
  "banner-admin": (can, standing) => {
    administrator(can, standing);
    can("oversee", "organisation");
    can("share", "library");
  },
  "unit-admin": (can, standing) => {
    administrator(can, standing);
    can("share", "library");
  },
  "main-leader": (can, standing) => {
    ownAssessment(can, standing);
    organisation(can);
    can("read", ["datasets", "forms", "plans", "cycles", "quotaGroups", "assessments", "library"]);
    can(["update", "decide"], "quotaGroups");
  },
  "leader-in-charge": (can, standing) => {
    ownAssessment(can, standing);
    organisation(can);
    can("read", ["forms", "plans", "cycles"]);
    can("read", "assessments", { "snapshot.departmentId": { $in: [...standing.inChargeOf] } });
  },
  "section-head": (can, standing) => {
    ownAssessment(can, standing);
    organisation(can);
    can("read", ["plans", "cycles"]);
    can("read", "assessments", { "snapshot.departmentId": { $in: [...standing.headOf] } });
  },
  staff: ownAssessment,
  auditor: (can, standing) => {
    organisation(can);
    can("read", "users", accountsOf(standing));
    can("read", [
      "audit",
      "forms",
      "plans",
      "cycles",
      "quotaGroups",
      "assessments",
      "library",
      "indicatorEntries",
      "datasets",
    ]);
  },
  "system-admin": (can, standing) => {
    organisation(can);
    can(["create", "update"], "tenants");
    can(["read", "create", "update"], "reorganisations");
    can(["read", "create", "update"], "imports");
    can(["read", "create", "lock", "issue", "assign"], "users", accountsOf(standing));
  },
  "security-admin": (can, standing) => {
    organisation(can);
    can(["read", "lock"], "users", accountsOf(standing));
    can("read", "audit");
  },
};

/** Runs the organisation and the assessments of the own tenant; grades are the leaders' business. */
function administrator(can: Can, standing: Standing): void {
  organisation(can);
  can(["create", "update", "remove"], ["departments", "staffCategories", "staff"]);
  can("reveal", "staff");
  can(["read", "create", "update"], "imports");
  can(["read", "create", "lock", "issue", "assign"], "users", { "memberships.tenantId": standing.tenant.id });
  can(["read", "create", "remove"], "kinships");
  can(["read", "create", "update"], "transfers");
  can(["read", "create", "update", "remove"], ["indicatorEntries", "datasets", "forms", "plans"]);
  can("publish", "forms");
  can(["read", "create", "update"], "accessTokens");
  can(["read", "adopt", "retire"], "library");
  can(["read", "create", "update", "start", "close"], "cycles");
  can("read", "assessments");
  steps(can, standing);
  can(["read", "create", "update"], "grants");
  can("read", ["quotaGroups", "audit"]);
  can(["read", "update"], "jobs");
  can(["read", "create", "remove"], "archives");
}

/** The accounts that one of the three administrators works on: of the installation where he is at its top, else of his tenant. */
function accountsOf({ tenant }: Standing): { "memberships.tenantId"?: string } | undefined {
  return tenant.isTopmost ? undefined : { "memberships.tenantId": tenant.id };
}

function organisation(can: Can): void {
  can("read", ["tenants", "organisation", "departments", "staffCategories", "staff"]);
}

function ownAssessment(can: Can, standing: Standing): void {
  const { userId, staffId } = standing;
  if (staffId !== undefined) can("reveal", "staff", { id: staffId });
  can("read", ["tenants", "cycles"]);
  can(["read", "act"], "assessments", { userId });
  steps(can, standing);
}

/** Whoever has a step of an assessment, by name, reads it, before and after, and acts; by a post that nobody holds, once it has begun. */
function steps(can: Can, { staffId, roles }: Standing): void {
  can("read", "workItems");
  if (staffId !== undefined)
    can(["read", "act"], "assessments", { steps: { $elemMatch: { actorIds: staffId } } });
  can(["read", "act"], "assessments", {
    steps: {
      $elemMatch: { actorIds: { $size: 0 }, by: { $in: [...roles] }, state: { $in: ["open", "done"] } },
    },
  });
}
