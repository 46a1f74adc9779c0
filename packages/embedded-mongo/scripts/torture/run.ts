import { setTimeout as sleep } from "node:timers/promises";
import { type Db, MongoClient } from "mongodb";
import { databaseUri, launchEmbeddedMongo } from "../../src/index.ts";
import { createCountingWorker } from "./counting-worker.ts";
import { createDocumentsWorker } from "./documents-worker.ts";
import { Gate } from "./gate.ts";
import { createIndexWorker } from "./index-worker.ts";
import { randomFrom } from "./random.ts";
import { countRetried } from "./retry-count.ts";
import { checkAccounts, createTransferWorker, openAccounts } from "./transfer-worker.ts";
import type { Worker } from "./worker.ts";

export interface TortureOptions {
  /** An empty directory. */
  readonly dataDir: string;
  readonly kills: number;
  /** Fixes what each worker does and how long each life of the server is; the machine does the rest. */
  readonly seed: number;
  /** Told after each kill. */
  readonly progress?: ((kill: number, acknowledged: number) => void) | undefined;
}

export interface TortureResult {
  readonly kills: number;
  /** Steps that were acknowledged: single writes and whole transactions. */
  readonly acknowledged: number;
  /** Writes and commits sent again after a kill and answered then. */
  readonly retried: number;
  /** What is wrong; empty when all is well. */
  readonly faults: readonly string[];
}

/** Milliseconds the server lives at most after it is ready. */
const longestLife = 400;

/** How many workers there are: three with documents, two counting, three with transfers, one with indexes. */
const hands = 9;

/**
 * Kills a server process by SIGKILL again and again, while clients that live on write to it, and compares after each
 * restart what is there with what was acknowledged. Stops at the first fault.
 */
export async function torture({ dataDir, kills, seed, progress }: TortureOptions): Promise<TortureResult> {
  let server = await launchEmbeddedMongo({ dataDir });
  const overseer = clientOf(server.uri);
  // A client for each worker: of the writes under way, the driver sends only a pool's first to break a second time.
  const clients = Array.from({ length: hands }, () => clientOf(server.uri));
  const retried = clients.map(countRetried);
  const chance = randomFrom(seed);
  const faults: string[] = [];
  try {
    const workers = await hire(overseer.db(), clients, seed);
    const gate = new Gate(workers.length);
    const acknowledged = (): number => workers.reduce((sum, worker) => sum + worker.acknowledged(), 0);
    let running = true;
    const work = workers.map(async (worker) => {
      for (;;) {
        await gate.pass();
        if (!running) return;
        try {
          await worker.step();
        } catch (error) {
          faults.push(`an error no kill explains: ${String(error)}`);
        }
      }
    });
    let kill = 0;
    while (kill < kills && faults.length === 0) {
      // Now and then before the clients have found the server again.
      await sleep(chance.next() < 0.1 ? chance.below(20) : chance.below(longestLife));
      process.kill(server.pid, "SIGKILL");
      await server.exited;
      kill += 1;
      server = await launchEmbeddedMongo({ dataDir });
      if (kill < kills && chance.next() < 0.15) continue;
      await gate.close();
      faults.push(...(await checkAll(overseer.db(), workers)));
      progress?.(kill, acknowledged());
      if (kill === kills || faults.length > 0) running = false;
      gate.open();
    }
    await Promise.all(work);
    const sentTwice = retried.reduce((sum, count) => sum + count(), 0);
    return { kills: kill, acknowledged: acknowledged(), retried: sentTwice, faults };
  } finally {
    await Promise.all([overseer, ...clients].map((client) => client.close()));
    await server.close();
  }
}

function clientOf(uri: string): MongoClient {
  return new MongoClient(databaseUri(uri, "torture"), {
    monitorCommands: true,
    serverSelectionTimeoutMS: 60_000,
    heartbeatFrequencyMS: 500,
  });
}

/** Documents of nobody beside those of the workers: enough that an index over them is built in several steps. */
const ballast = 1500;

async function hire(db: Db, clients: readonly MongoClient[], seed: number): Promise<Worker[]> {
  await openAccounts({ db });
  await db
    .collection("things")
    .insertMany(
      Array.from({ length: ballast }, (_, n) => ({ owner: "nobody", n, tags: [`t${n % 20}`], filler: "" })),
    );
  return await Promise.all(
    clients.map(async (client, at) => {
      const bench = { client, db: client.db(), random: randomFrom(seed + 1000 + at) };
      if (at < 3) return await createDocumentsWorker({ ...bench, name: `documents ${at}` });
      if (at < 5) return await createCountingWorker({ ...bench, name: `counting ${at}` });
      if (at < 8) return createTransferWorker({ ...bench, name: `transfers ${at}` });
      return createIndexWorker({ ...bench, name: `indexes ${at}` });
    }),
  );
}

async function checkAll(db: Db, workers: readonly Worker[]): Promise<string[]> {
  const faults = await checkAccounts({ db });
  for (const worker of workers) faults.push(...(await worker.check()));
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const { valid, errors } = await db.command({ validate: name });
    if (valid !== true) faults.push(`validate ${name}: ${JSON.stringify(errors)}`);
  }
  return faults;
}
