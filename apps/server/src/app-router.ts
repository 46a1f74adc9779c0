import { accessTokensRouter } from "./access-tokens/router.ts";
import { usersRouter } from "./accounts/router.ts";
import { archivesRouter } from "./archives/router.ts";
import { assessmentsRouter } from "./assessments/router.ts";
import { auditRouter } from "./audit/router.ts";
import { cyclesRouter } from "./cycles/router.ts";
import { datasetsRouter } from "./dataset-usage/router.ts";
import { filesRouter } from "./files/router.ts";
import { formsRouter } from "./form-usage/router.ts";
import { grantsRouter } from "./grants/router.ts";
import { identityRouter } from "./identity/router.ts";
import { importsRouter } from "./imports/router.ts";
import { indicatorEntriesRouter } from "./indicators/router.ts";
import { jobsRouter } from "./jobs/router.ts";
import { kinshipsRouter } from "./kinships/router.ts";
import { libraryRouter } from "./library/router.ts";
import { organisationRouter } from "./organisation/router.ts";
import { plansRouter } from "./plans/router.ts";
import { reorganisationsRouter } from "./reorganisations/router.ts";
import { router } from "./rpc/trpc.ts";
import { departmentsRouter, staffCategoriesRouter, staffRouter } from "./staff/router.ts";
import { tenantsRouter } from "./tenant-life/router.ts";
import { transfersRouter } from "./transfers/router.ts";
import { workItemsRouter } from "./work-items/router.ts";

/** All procedures: one line per router, named as its subject in identity/abilities.ts. */
export const appRouter = router({
  identity: identityRouter,
  tenants: tenantsRouter,
  organisation: organisationRouter,
  reorganisations: reorganisationsRouter,
  departments: departmentsRouter,
  staffCategories: staffCategoriesRouter,
  staff: staffRouter,
  imports: importsRouter,
  kinships: kinshipsRouter,
  transfers: transfersRouter,
  datasets: datasetsRouter,
  accessTokens: accessTokensRouter,
  forms: formsRouter,
  library: libraryRouter,
  indicatorEntries: indicatorEntriesRouter,
  plans: plansRouter,
  cycles: cyclesRouter,
  assessments: assessmentsRouter,
  files: filesRouter,
  audit: auditRouter,
  jobs: jobsRouter,
  archives: archivesRouter,
  workItems: workItemsRouter,
  grants: grantsRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
