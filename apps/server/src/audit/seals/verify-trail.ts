import type { AuditEntry, AuditSeal, BilingualText } from "@duheng/contracts";
import { auditEntries } from "../model.ts";
import { judgeMac } from "./hashes.ts";
import { judgeSeal } from "./judge-seal.ts";
import { auditSeals } from "./model.ts";

/** The end of a chain: whoever notes it elsewhere can tell later that nothing was cut off. */
export type TrailHead = Pick<AuditSeal, "number" | "hash" | "at">;

/** What a part of the present tenant's trail was found to be. */
export interface TrailCheck {
  /** Seals and entries judged. */
  seals: number;
  entries: number;
  /** What is not as it was when it was sealed; empty: all is well. */
  problems: BilingualText[];
  /** Seals made under another secret than the present one: their chain holds, but not who made them. */
  foreign: number;
  /** The seal judged last; go on after it. Absent: there is none. */
  head?: TrailHead;
  /** How many seals there are in all, for a progress bar. */
  total: number;
  done: boolean;
  /** Entries that wait for their seal; known when it is done. */
  unsealed?: number;
}

/** So many seals, of 500 entries each, are judged in one call: some tens of milliseconds. */
const sealsAtOnce = 4;

/** Judges the seals after the number `after` (0: from the first), as many as one call may. */
export async function verifyTrail({ after }: { after: number }): Promise<TrailCheck> {
  const found = await auditSeals.find(
    { number: { $gte: after } },
    { sort: { number: 1 }, limit: sealsAtOnce + 1 },
  );
  const [first] = found;
  const [before, seals] =
    first?.number === after ? [first, found.slice(1)] : [undefined, found.slice(0, sealsAtOnce)];
  const check: TrailCheck = {
    seals: 0,
    entries: 0,
    problems: [],
    foreign: 0,
    total: await auditSeals.count({}),
    done: seals.length < sealsAtOnce,
    ...(before && { head: headOf(before) }),
  };
  let previous = before;
  for (const seal of seals) {
    const lastBefore = await lastEntryOf(previous);
    const entries = await entriesOf(seal);
    check.problems.push(...judgeSeal({ seal, before: previous, lastBefore, entries }));
    check.seals += 1;
    check.entries += seal.entries.length;
    if (judgeMac(seal) === "foreign") check.foreign += 1;
    check.head = headOf(seal);
    previous = seal;
  }
  if (check.done) await judgeRest(check);
  return check;
}

/** All of the present tenant's trail. */
export async function verifyWholeTrail(): Promise<TrailCheck> {
  let whole = await verifyTrail({ after: 0 });
  while (!whole.done) {
    const next = await verifyTrail({ after: whole.head?.number ?? 0 });
    whole = {
      ...next,
      seals: whole.seals + next.seals,
      entries: whole.entries + next.entries,
      problems: [...whole.problems, ...next.problems],
      foreign: whole.foreign + next.foreign,
    };
  }
  return whole;
}

/** Whether the chain still holds what was its end once. */
export async function holdsHead({ number, hash }: TrailHead): Promise<boolean> {
  return (await auditSeals.count({ number, hash })) === 1;
}

/** What the end of the chain alone cannot show: entries that name seals after it. */
async function judgeRest(check: TrailCheck): Promise<void> {
  const beyond = await auditEntries.count({ seal: { $gt: check.head?.number ?? 0 } });
  if (beyond > 0)
    check.problems.push({
      zh: `有 ${beyond} 条记录所称的封存不存在：末尾的封存被删除了。`,
      en: `${beyond} entries name seals that do not exist: seals at the end were removed.`,
    });
  check.unsealed = await auditEntries.count({ seal: null });
}

async function entriesOf({ number, entries }: AuditSeal): Promise<AuditEntry[]> {
  const ids = entries.map(({ id }) => id);
  return auditEntries.find(
    { $or: [{ _id: { $in: ids } }, { seal: number }] },
    // What was added by the thousand is told by the first ones; whoever forged it must not fill the memory.
    { limit: 2 * ids.length + 100 },
  );
}

async function lastEntryOf(seal: AuditSeal | undefined): Promise<AuditEntry | undefined> {
  const id = seal?.entries.at(-1)?.id;
  return id === undefined ? undefined : auditEntries.findOne({ _id: id });
}

function headOf({ number, hash, at }: AuditSeal): TrailHead {
  return { number, hash, at };
}
