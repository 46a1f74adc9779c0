import type {
  Adoption,
  Assessment,
  Contribution,
  Cycle,
  Dataset,
  DatasetRow,
  DatasetVersion,
  Department,
  FormDraft,
  FormVersion,
  Grant,
  IndicatorEntry,
  Person,
  Plan,
  Publication,
  QuotaGroup,
  Role,
  Score,
  Staff,
  StaffCategory,
  Tenant,
} from "@duheng/contracts";

/** A demonstration account. Its password is known to everybody: never for production. */
export interface DemoAccount {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  /** Shown in the console. */
  readonly name: string;
  /** What the account shows, for the list printed at the first start. */
  readonly about: { readonly zh: string; readonly en: string };
  readonly memberships: readonly DemoMembership[];
}

interface DemoMembership {
  readonly tenantId: string;
  readonly roles: Role[];
  readonly staffId?: string;
}

/** All documents of the demonstration city, each valid by its schema, in the order in which they depend on each other. */
export interface SeedData {
  readonly tenants: Tenant[];
  readonly departments: Department[];
  readonly staffCategories: StaffCategory[];
  readonly persons: Person[];
  readonly staff: Staff[];
  readonly accounts: DemoAccount[];
  readonly indicatorEntries: IndicatorEntry[];
  readonly formDrafts: FormDraft[];
  readonly formVersions: FormVersion[];
  readonly publications: Publication[];
  readonly adoptions: Adoption[];
  readonly plans: Plan[];
  readonly datasets: Dataset[];
  readonly datasetVersions: DatasetVersion[];
  readonly datasetRows: DatasetRow[];
  readonly cycles: Cycle[];
  readonly quotaGroups: QuotaGroup[];
  readonly assessments: Assessment[];
  readonly contributions: Contribution[];
  readonly scores: Score[];
  readonly grants: Grant[];
}
