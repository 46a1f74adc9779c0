import type { Staff } from "@duheng/contracts";
import { openPapersOf } from "../assessments/open-papers.ts";
import { AppError } from "../errors/app-error.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import { calledOf } from "../staff/person.ts";
import { refuseLastOfRole } from "./last-of-role.ts";

/**
 * Refuses that somebody goes over with his unit while a paper of his own is not over, or a step waits for him: nothing of it would
 * be done by anybody. Part of the transaction; a cycle that starts at the moment waits for it. Errors: `wrong-state`.
 */
export async function refuseAnythingOpen(person: Staff): Promise<void> {
  await countOrganisationChange();
  await refuseLastOfRole(person);
  const open = await openPapersOf([person.id]);
  if (open.length === 0) return;
  const called = calledOf(person);
  throw new AppError("wrong-state", {
    message: {
      zh: `“${called}”还有 ${open.length} 份未办结的考核表（本人的或待其办理的），请先办结。`,
      en: `“${called}” has ${open.length} papers that are not over, of his own or waiting for him: bring them to their end first.`,
    },
  });
}
