import type { SameKeys } from "../i18n/message-types.ts";

/**
 * The domains whose texts are fetched with the pages that ask for them (`fetched`). Those that every page needs are in
 * `first-messages`.
 */
export const domains = {
  accessTokens: domain(
    () => import("../access-tokens/messages.zh.ts"),
    () => import("../access-tokens/messages.en.ts"),
  ),
  accounts: domain(
    () => import("../accounts/messages.zh.ts"),
    () => import("../accounts/messages.en.ts"),
  ),
  archives: domain(
    () => import("../archives/messages.zh.ts"),
    () => import("../archives/messages.en.ts"),
  ),
  assessments: domain(
    () => import("../assessments/messages.zh.ts"),
    () => import("../assessments/messages.en.ts"),
  ),
  audit: domain(
    () => import("../audit/messages.zh.ts"),
    () => import("../audit/messages.en.ts"),
  ),
  cycles: domain(
    () => import("../cycles/messages.zh.ts"),
    () => import("../cycles/messages.en.ts"),
  ),
  datasets: domain(
    () => import("../datasets/messages.zh.ts"),
    () => import("../datasets/messages.en.ts"),
  ),
  forms: domain(
    () => import("../forms/messages.zh.ts"),
    () => import("../forms/messages.en.ts"),
  ),
  grants: domain(
    () => import("../grants/messages.zh.ts"),
    () => import("../grants/messages.en.ts"),
  ),
  imports: domain(
    () => import("../imports/messages.zh.ts"),
    () => import("../imports/messages.en.ts"),
  ),
  indicators: domain(
    () => import("../indicators/messages.zh.ts"),
    () => import("../indicators/messages.en.ts"),
  ),
  jobs: domain(
    () => import("../jobs/messages.zh.ts"),
    () => import("../jobs/messages.en.ts"),
  ),
  library: domain(
    () => import("../library/messages.zh.ts"),
    () => import("../library/messages.en.ts"),
  ),
  organisation: domain(
    () => import("../organisation/messages.zh.ts"),
    () => import("../organisation/messages.en.ts"),
  ),
  plans: domain(
    () => import("../plans/messages.zh.ts"),
    () => import("../plans/messages.en.ts"),
  ),
  reorganisations: domain(
    () => import("../reorganisations/messages.zh.ts"),
    () => import("../reorganisations/messages.en.ts"),
  ),
  staff: domain(
    () => import("../staff/messages.zh.ts"),
    () => import("../staff/messages.en.ts"),
  ),
  tenants: domain(
    () => import("../tenants/messages.zh.ts"),
    () => import("../tenants/messages.en.ts"),
  ),
  transfers: domain(
    () => import("../transfers/messages.zh.ts"),
    () => import("../transfers/messages.en.ts"),
  ),
};

type TreesOf<Domains> = {
  readonly [Domain in keyof Domains]: Domains[Domain] extends { zh: () => Promise<infer Tree> }
    ? Tree
    : never;
};

declare module "../i18n/registered.ts" {
  interface RegisteredDomains extends TreesOf<typeof domains> {}
}

/** Where a domain's texts are: the same keys in both languages. */
function domain<Tree>(
  zh: () => Promise<{ readonly zh: Tree }>,
  en: () => Promise<{ readonly en: NoInfer<SameKeys<Tree>> }>,
) {
  return {
    zh: async () => (await zh()).zh,
    en: async () => (await en()).en,
  };
}
