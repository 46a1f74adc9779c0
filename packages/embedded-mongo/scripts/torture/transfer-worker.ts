import { type Bench, isExplainedByKill, type Worker } from "./worker.ts";

interface Account {
  _id: string;
  owner: string;
  balance: number;
}

interface Posting {
  name: string;
  owner: string;
  from: string;
  to: string;
  amount: number;
}

const accountCount = 8;
const initial = 1000;
const shared = "bank";

/** Makes the accounts all transfers are between. */
export async function openAccounts({ db }: Pick<Bench, "db">): Promise<void> {
  await db.collection<Posting>("postings").createIndexes([{ key: { name: 1 } }, { key: { owner: 1 } }]);
  await db.collection<Account>("accounts").insertMany(
    Array.from({ length: accountCount }, (_, at) => ({
      _id: `account ${at}`,
      owner: shared,
      balance: initial,
    })),
  );
}

/**
 * Moves amounts between accounts that all these workers share, each with a posting, in one transaction; some are
 * given up on purpose. A transfer acknowledged is there once, one broken off once or not at all, one given up never.
 */
export function createTransferWorker({ client, db, name, random }: Bench): Worker {
  const accounts = db.collection<Account>("accounts");
  const postings = db.collection<Posting>("postings");
  const certain = new Set<string>();
  const uncertain = new Set<string>();
  let acknowledged = 0;
  let serial = 0;

  const transfer = async (posting: Posting, giveUp: boolean): Promise<void> => {
    const { from, to, amount } = posting;
    await client.withSession(async (session) => {
      await session.withTransaction(async () => {
        await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, { session });
        await postings.insertOne({ ...posting }, { session });
        await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, { session });
        if (giveUp) await session.abortTransaction();
      });
    });
  };

  return {
    step: async () => {
      const from = random.below(accountCount);
      const to = (from + 1 + random.below(accountCount - 1)) % accountCount;
      const giveUp = random.next() < 0.15;
      const posting = {
        name: `${name}:${serial++}`,
        owner: name,
        from: `account ${from}`,
        to: `account ${to}`,
        amount: 1 + random.below(9),
      };
      try {
        await transfer(posting, giveUp);
        if (giveUp) return;
        certain.add(posting.name);
        acknowledged += 1;
      } catch (error) {
        if (!isExplainedByKill(error)) throw error;
        if (!giveUp) uncertain.add(posting.name);
      }
    },
    check: async () => {
      const times = new Map<string, number>();
      for await (const { name: posted } of postings.find({ owner: name }))
        times.set(posted, (times.get(posted) ?? 0) + 1);
      const faults: string[] = [];
      for (const posted of certain) {
        if (times.get(posted) !== 1)
          faults.push(`transfer ${posted} is there ${times.get(posted) ?? 0} times`);
      }
      for (const [posted, count] of times) {
        if (!certain.has(posted) && !(uncertain.has(posted) && count === 1))
          faults.push(`transfer ${posted}, never acknowledged or given up, is there ${count} times`);
      }
      return faults;
    },
    acknowledged: () => acknowledged,
  };
}

/** Whether each balance is what the postings make it, so that no half of a transaction is there. */
export async function checkAccounts({ db }: Pick<Bench, "db">): Promise<string[]> {
  const expected = new Map<string, number>();
  for await (const { from, to, amount } of db.collection<Posting>("postings").find()) {
    expected.set(from, (expected.get(from) ?? initial) - amount);
    expected.set(to, (expected.get(to) ?? initial) + amount);
  }
  const faults: string[] = [];
  const found = await db.collection<Account>("accounts").find({ owner: shared }).toArray();
  if (found.length !== accountCount) faults.push(`there are ${found.length} accounts`);
  for (const { _id, balance } of found) {
    const right = expected.get(_id) ?? initial;
    if (balance !== right) faults.push(`${_id} holds ${balance}, its postings make ${right}`);
  }
  return faults;
}
