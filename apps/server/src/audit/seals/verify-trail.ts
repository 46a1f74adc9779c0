import type { AuditEntry, AuditSeal, BilingualText } from "@duheng/contracts";
import { auditEntries } from "../model.ts";
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
  /** What an honest cause may have, and a forger too: entries that came late. */
  doubts: BilingualText[];
  /** The seal judged last; go on after it. Absent: there is none. */
  head?: TrailHead;
  /** How many seals there are in all, for a progress bar. */
  total: number;
  done: boolean;
  /** Entries that wait for their seal, and how many of them should have it long since; known when it is done. */
  unsealed?: number;
  overdue?: number;
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
    doubts: [],
    total: await auditSeals.count({}),
    done: seals.length < sealsAtOnce,
    ...(before && { head: headOf(before) }),
  };
  let previous = before;
  for (const seal of seals) {
    const lastBefore = await lastEntryOf(previous);
    const entries = await entriesOf(seal);
    const { problems, doubts } = judgeSeal({ seal, before: previous, lastBefore, entries });
    check.problems.push(...problems);
    check.doubts.push(...doubts);
    check.seals += 1;
    check.entries += seal.entries.length;
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
      doubts: [...whole.doubts, ...next.doubts],
    };
  }
  return whole;
}

/** Whether the chain still holds what was its end once. */
export async function holdsHead({ number, hash }: TrailHead): Promise<boolean> {
  return (await auditSeals.count({ number, hash })) === 1;
}

/** What no seal by itself can show: entries that name seals which do not exist, and those that have none. */
async function judgeRest(check: TrailCheck): Promise<void> {
  const last = check.head?.number ?? 0;
  // Whatever somebody wrote there, a number or not.
  const named = await auditEntries.model.aggregate<{ _id: unknown; entries: number }>([
    { $match: { seal: { $ne: null } } },
    { $group: { _id: "$seal", entries: { $sum: 1 } } },
  ]);
  const unknown = named.filter(
    ({ _id }) => !(typeof _id === "number" && Number.isInteger(_id) && _id >= 1 && _id <= last),
  );
  if (unknown.length > 0) {
    // Sealed while this was going on: there is more to judge.
    if ((await auditSeals.count({ number: last + 1 })) > 0) {
      check.done = false;
      return;
    }
    const entries = unknown.reduce((sum, one) => sum + one.entries, 0);
    check.problems.push({
      zh: `有 ${entries} 条记录所称的封存不存在：末尾的封存被删除了，或记录是后来加入的。`,
      en: `${entries} entries name seals that do not exist: seals at the end were removed, or the entries were added later.`,
    });
  }
  const hour = 60 * 60_000;
  const long = new Date(Date.now() - hour);
  const ahead = new Date(Date.now() + hour);
  check.unsealed = await auditEntries.count({ seal: null });
  check.overdue = await auditEntries.count({
    seal: null,
    $or: [{ at: { $lt: long } }, { at: { $gt: ahead } }],
  });
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
