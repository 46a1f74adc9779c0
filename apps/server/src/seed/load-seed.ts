import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentName, DocumentOf, FormVersion } from "@duheng/contracts";
import type { DemoAccount, SeedData } from "../../../../seed/types.ts";
import { keepItemsOf } from "../assessments/keep-assessment.ts";
import { inTransaction } from "../database/global-collection.ts";
import { modelNamed } from "../database/model.ts";
import { type Draft, idOf, repositoryOf } from "../database/repository.ts";
import { propertyOf, schemaOf } from "../database/schema/json-schema.ts";
import { inTenant } from "../database/scope.ts";
import { HeldByOthersError, transaction } from "../database/transaction.ts";
import { ensurePaper } from "../forms/ensure-paper.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { setMembership } from "../identity/memberships.ts";
import { hashPassword } from "../identity/passwords.ts";
import { insertUsers, users } from "../identity/users.ts";

/** How many documents of each kind were written; those that were there already are left as they are. */
export type SeedCounts = Record<string, number>;

/**
 * Writes a city: each tenant's documents inside its own scope, in bulk, validated like any write, and the papers of
 * the forms compiled. Running it again, also after a crash half-way, adds only what is missing.
 */
export async function loadSeed(data: SeedData): Promise<SeedCounts> {
  const counts: SeedCounts = {};
  for (const [key, name] of Object.entries(documents) as [keyof typeof documents, DocumentName][]) {
    // One transaction for each kind: a database that is durable waits for the disk at every commit.
    counts[key] = await waiting(() => load(name, data[key]));
  }
  for (const [tenantId, own] of byTenant(data.assessments))
    await inTenant(tenantId, () => waiting(() => keepItemsOf(own)));
  const hashes = await hashMissing(data.accounts);
  const numbers = new Map(data.staff.map(({ id, number }) => [id, number]));
  counts.accounts = await waiting(() => loadAccounts(data.accounts, { hashes, numbers }));
  counts.papers = await compilePapers(data.formVersions);
  return counts;
}

/**
 * One transaction, tried again while another one holds what it writes: what a killed process had open stays open in
 * MongoDB for a minute.
 */
async function waiting<T>(write: () => Promise<T>): Promise<T> {
  const end = Date.now() + heldAtMost;
  for (;;) {
    try {
      return await transaction(write);
    } catch (error) {
      if (!(error instanceof HeldByOthersError) || Date.now() > end) throw error;
      await sleep(1_000);
    }
  }
}

/** MongoDB ends a transaction after a minute, and looks for such once in another half; ms. */
const heldAtMost = 100_000;

/** In the order in which they depend on each other. */
const documents = {
  tenants: "Tenant",
  departments: "Department",
  staffCategories: "StaffCategory",
  persons: "Person",
  staff: "Staff",
  indicatorEntries: "IndicatorEntry",
  formDrafts: "FormDraft",
  formVersions: "FormVersion",
  publications: "Publication",
  adoptions: "Adoption",
  plans: "Plan",
  datasets: "Dataset",
  datasetVersions: "DatasetVersion",
  datasetRows: "DatasetRow",
  cycles: "Cycle",
  quotaGroups: "QuotaGroup",
  assessments: "Assessment",
  contributions: "Contribution",
  scores: "Score",
  grants: "Grant",
} as const satisfies Partial<Record<keyof SeedData, DocumentName>>;

async function load(name: DocumentName, list: readonly { id: string }[]): Promise<number> {
  if (list.length === 0) return 0;
  let written = 0;
  if (propertyOf(schemaOf(name), "tenantId") === undefined) return insertMissing(name, list);
  for (const [tenantId, own] of byTenant(list)) {
    written += await inTenant(tenantId, () => insertMissing(name, own));
  }
  return written;
}

async function insertMissing(name: DocumentName, list: readonly { id: string }[]): Promise<number> {
  const repository = repositoryOf(name, modelNamed(name));
  const ids = list.map((one) => one.id);
  const present = new Set((await repository.find({ _id: { $in: ids } })).map(idOf));
  const missing = list.filter((one) => !present.has(one.id));
  await repository.insertMany(missing as readonly unknown[] as readonly Draft<DocumentOf<DocumentName>>[]);
  return missing.length;
}

function byTenant<T extends object>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const tenantId = String(Reflect.get(one, "tenantId"));
    const group = groups.get(tenantId);
    if (group) group.push(one);
    else groups.set(tenantId, [one]);
  }
  return groups;
}

/**
 * Hashes of the passwords of accounts that are not there yet, by password: those of a demonstration are known to everybody
 * anyway, and hashing is slow.
 */
async function hashMissing(accounts: readonly DemoAccount[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { password } of await missingOf(accounts)) {
    if (!hashes.has(password)) hashes.set(password, await hashPassword(password));
  }
  return hashes;
}

async function missingOf(accounts: readonly DemoAccount[]): Promise<readonly DemoAccount[]> {
  const ids = accounts.map((one) => one.id);
  const found = await users()
    .find({ _id: { $in: ids } }, inTransaction())
    .toArray();
  const present = new Set(found.map((one) => one._id));
  return accounts.filter((one) => !present.has(one.id));
}

async function loadAccounts(
  accounts: readonly DemoAccount[],
  { hashes, numbers }: { hashes: ReadonlyMap<string, string>; numbers: ReadonlyMap<string, string> },
): Promise<number> {
  const missing = await missingOf(accounts);
  await insertUsers(
    missing.map(({ id, username, name, password }) => {
      const passwordHash = hashes.get(password);
      if (passwordHash === undefined) throw new Error(`${username} was removed while the seed was loaded`);
      return { id, username, name, passwordHash };
    }),
  );
  for (const { id, memberships } of accounts) {
    for (const { tenantId, roles, staffId } of memberships) {
      const number = numbers.get(staffId ?? "");
      await setMembership({
        userId: id,
        tenantId,
        roles,
        ...(staffId === undefined ? {} : { staffId }),
        ...(number === undefined ? {} : { number }),
      });
    }
  }
  return missing.length;
}

async function compilePapers(versions: readonly FormVersion[]): Promise<number> {
  const hashes = new Set<string>();
  for (const published of versions) {
    const { document, edition, formId, version } = published;
    const compiled = await ensurePaper(document, edition ?? 0);
    if (compiled !== paperHashOf(published))
      throw new Error(`${formId} version ${version}: its paper's id does not match its document`);
    hashes.add(compiled);
  }
  return hashes.size;
}
