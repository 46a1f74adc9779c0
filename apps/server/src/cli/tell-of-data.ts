import { resolve } from "node:path";
import { recordAudit } from "../audit/record-audit.ts";
import { inConcernedTenants } from "./in-concerned-tenants.ts";
import { operator } from "./operator.ts";

/** The folder goes by its path; an entry's words look for the name among the details. */
const details = (folder: string) => ({ name: resolve(folder).slice(0, 200) });

/** What was done with all data is told to the city. */
export function tellOfBackup(folder: string): Promise<void> {
  return inConcernedTenants([], () =>
    recordAudit({ action: "database.backup", actor: operator(), details: details(folder) }),
  );
}

/** Told before it begins: it may be ended half-way. The key goes by its id. */
export function tellOfRotation(keyId: string): Promise<void> {
  return inConcernedTenants([], () =>
    recordAudit({ action: "database.rotateKeys", actor: operator(), details: { name: keyId } }),
  );
}

/** Into the trail that was restored: it is the one that goes on. */
export function tellOfRestore(folder: string): Promise<void> {
  return inConcernedTenants([], () =>
    recordAudit({ action: "database.restore", actor: operator(), details: details(folder) }),
  );
}
