import { stepsHaveIds } from "./0001-steps-have-ids.ts";
import { contributions } from "./0002-contributions.ts";
import { staffArePersons } from "./0003-staff-are-persons.ts";
import { adoptionsApart } from "./0004-adoptions-apart.ts";
import { oneAccountForARecord } from "./0005-one-account-for-a-record.ts";
import { accountsAreListed } from "./0006-accounts-are-listed.ts";
import { departmentsRetire } from "./0007-departments-retire.ts";
import { papersNameTheirUnit } from "./0008-papers-name-their-unit.ts";
import { foundBySound } from "./0009-found-by-sound.ts";
import type { Migration } from "./migration.ts";

/** All of them, oldest first. What has been released is never changed or taken away. */
export const migrations: readonly Migration[] = [
  stepsHaveIds,
  contributions,
  staffArePersons,
  adoptionsApart,
  oneAccountForARecord,
  accountsAreListed,
  departmentsRetire,
  papersNameTheirUnit,
  foundBySound,
];
