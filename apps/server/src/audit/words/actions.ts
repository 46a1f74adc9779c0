import { accessTokensActions } from "./actions/access-tokens.ts";
import { accountsActions } from "./actions/accounts.ts";
import type { ActionsInWords } from "./actions/action-words.ts";
import { archivesActions } from "./actions/archives.ts";
import { assessmentsActions } from "./actions/assessments.ts";
import { auditActions } from "./actions/audit.ts";
import { cyclesActions } from "./actions/cycles.ts";
import { datasetsActions } from "./actions/datasets.ts";
import { departmentsActions } from "./actions/departments.ts";
import { filesActions } from "./actions/files.ts";
import { formsActions } from "./actions/forms.ts";
import { grantsActions } from "./actions/grants.ts";
import { identityActions } from "./actions/identity.ts";
import { importsActions } from "./actions/imports.ts";
import { indicatorsActions } from "./actions/indicators.ts";
import { libraryActions } from "./actions/library.ts";
import { listsActions } from "./actions/lists.ts";
import { operationActions } from "./actions/operation.ts";
import { plansActions } from "./actions/plans.ts";
import { reorganisationsActions } from "./actions/reorganisations.ts";
import { staffActions } from "./actions/staff.ts";
import { staffCategoriesActions } from "./actions/staff-categories.ts";
import { tenantsActions } from "./actions/tenants.ts";
import { transfersActions } from "./actions/transfers.ts";

/** Every action that the trail may hold. A test holds the table against all procedures and all acts. */
export const actionWords: ActionsInWords = {
  ...identityActions,
  ...accountsActions,
  ...tenantsActions,
  ...departmentsActions,
  ...staffCategoriesActions,
  ...staffActions,
  ...transfersActions,
  ...reorganisationsActions,
  ...importsActions,
  ...indicatorsActions,
  ...datasetsActions,
  ...accessTokensActions,
  ...formsActions,
  ...libraryActions,
  ...plansActions,
  ...cyclesActions,
  ...assessmentsActions,
  ...grantsActions,
  ...filesActions,
  ...listsActions,
  ...archivesActions,
  ...auditActions,
  ...operationActions,
};
