import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { conflict } from "../database/repository.ts";
import { requireTenantId } from "../database/scope.ts";
import { openValue } from "../database/sealing/sealed-documents.ts";
import { afterCommit } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { StaffModel } from "./model.ts";

/** Whose identity numbers are which, in one tenant: an import asks it for each of its parts, a merger for each who comes. */
interface Holders {
  readonly tenantId: string;
  /** How often numbers were written in the tenant when they were read; -1: never. */
  writes: number;
  readonly byNumber: Map<string, string>;
}

let kept: Holders | undefined;
let forgetting: NodeJS.Timeout | undefined;

/** Numbers stay in memory for as long as the parts of an import, or those who come, follow one another. */
const keptMilliseconds = 30_000;

/**
 * Who of the tenant has which identity number: opened once for all parts of an import or merger, and anew where somebody else wrote one
 * meanwhile. `claim` is part of the transaction that writes more of them: `conflict` where another wrote some since.
 */
export async function numberHolders() {
  const tenantId = requireTenantId();
  const writes = (await counters().findOne({ _id: counterOf(tenantId) }, inTransaction()))?.writes ?? -1;
  const holders =
    kept?.tenantId === tenantId && kept.writes === writes ? kept : await readHolders(tenantId, writes);
  keep(holders);
  return {
    holderOf: (number: string) => holderIn(holders, number),
    async claim(numbers: ReadonlyMap<string, string>): Promise<void> {
      if (numbers.size === 0) return;
      const next = Math.max(0, writes) + 1;
      const { matchedCount, upsertedCount } = await counters().updateOne(
        writes < 0
          ? { _id: counterOf(tenantId), writes: { $exists: false } }
          : { _id: counterOf(tenantId), writes },
        { $set: { writes: next } },
        { upsert: writes < 0, ...inTransaction() },
      );
      if (matchedCount + upsertedCount === 0) throw conflict(undefined);
      afterCommit(() => {
        holders.writes = next;
        for (const [number, id] of numbers) holders.byNumber.set(number, id);
      });
    },
  };
}

/**
 * Somebody is given a number, by a single save: of two at the same time, the later runs again and sees the earlier. Part of that
 * transaction. Out: who has it, where that is known from those before; undefined: it is to be looked for.
 */
export async function countNumber(
  number: string,
  holderId: string,
): Promise<{ readonly id: string | undefined } | undefined> {
  const tenantId = requireTenantId();
  const found = await counters().findOneAndUpdate(
    { _id: counterOf(tenantId) },
    { $inc: { writes: 1 } },
    { upsert: true, returnDocument: "before", ...inTransaction() },
  );
  const writes = found?.writes ?? -1;
  const holders = kept;
  if (holders?.tenantId !== tenantId || holders.writes !== writes) return undefined;
  const id = await holderIn(holders, number);
  afterCommit(() => {
    if (holders.writes !== writes) return;
    holders.writes = Math.max(0, writes) + 1;
    holders.byNumber.set(number, holderId);
  });
  return { id };
}

/** A record that was removed, or changed its number, does not count: it is looked at. */
async function holderIn({ byNumber }: Holders, number: string): Promise<string | undefined> {
  const id = byNumber.get(number);
  if (id === undefined) return undefined;
  const person = await StaffModel.findOne({ _id: id }, { tenantId: 1, identityNumber: 1 }).lean();
  return person !== null && openedOrNothing(person) === number ? id : undefined;
}

async function readHolders(tenantId: string, writes: number): Promise<Holders> {
  const found = await StaffModel.find(
    { identityNumber: { $exists: true } },
    { tenantId: 1, identityNumber: 1 },
  ).lean();
  const byNumber = new Map<string, string>();
  for (const person of found) {
    const number = openedOrNothing(person);
    if (number !== undefined) byNumber.set(number, person._id);
  }
  return { tenantId, writes, byNumber };
}

/** What cannot be opened is nobody's to compare with. */
export function openedOrNothing(person: object, property = "identityNumber"): string | undefined {
  try {
    return openValue("Staff", person, property);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function keep(holders: Holders): void {
  kept = holders;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    kept = undefined;
  }, keptMilliseconds).unref();
}

/** The same counter by which single saves of numbers follow each other. */
function counterOf(tenantId: string): string {
  return `identity-numbers/${tenantId}`;
}

function counters() {
  return globalCollection<{ _id: string; writes?: number }>("system_settings");
}
