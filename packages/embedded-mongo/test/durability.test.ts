import { MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { databaseUri, launchEmbeddedMongo } from "../src/index.ts";
import { temporaryDirectory } from "./server-fixture.ts";

interface Entry {
  _id: string;
  round: number;
  group?: string;
}

const rounds = 5;
const writers = 8;

test("kill -9 under concurrent writers loses no acknowledged write and leaves no half transaction", async () => {
  using directory = temporaryDirectory();
  const single = new Set<string>();
  const grouped = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const server = await launchEmbeddedMongo({ dataDir: directory.path });
    const client = new MongoClient(databaseUri(server.uri, "torture"), {
      serverSelectionTimeoutMS: 500,
      retryWrites: false,
    });
    const entries = client.db().collection<Entry>("entries");
    if (round === 0) await entries.createIndexes([{ key: { round: 1 } }, { key: { group: 1 } }]);
    await checkAll(client, single, grouped);
    let running = true;
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; running; n++) {
        const name = `${round}.${writer}.${n}`;
        try {
          if (n % 3 === 0) {
            await client.withSession(async (session) => {
              await session.withTransaction(
                async () => {
                  for (let part = 0; part < 3; part++)
                    await entries.insertOne({ _id: `${name}.${part}`, round, group: name }, { session });
                },
                { timeoutMS: 2000 },
              );
            });
            grouped.add(name);
          } else {
            await entries.insertOne({ _id: name, round });
            single.add(name);
          }
        } catch {
          return;
        }
      }
    };
    const work = Array.from({ length: writers }, (_, writer) => write(writer));
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 500));
    process.kill(server.pid, "SIGKILL");
    running = false;
    await server.exited;
    await Promise.all(work);
    await client.close();
  }
  await using server = await launchEmbeddedMongo({ dataDir: directory.path });
  const client = await MongoClient.connect(databaseUri(server.uri, "torture"));
  await checkAll(client, single, grouped);
  expect(single.size + grouped.size).toBeGreaterThan(rounds * 20);
  await client.close();
}, 120_000);

async function checkAll(client: MongoClient, single: Set<string>, grouped: Set<string>): Promise<void> {
  const entries = client.db().collection<Entry>("entries");
  const found = new Set<string>();
  const groups = new Map<string, number>();
  for await (const { _id, group } of entries.find()) {
    found.add(_id);
    if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  expect([...single].filter((name) => !found.has(name))).toEqual([]);
  expect([...grouped].filter((name) => groups.get(name) !== 3)).toEqual([]);
  expect([...groups].filter(([, parts]) => parts !== 3)).toEqual([]);
  expect(await client.db().command({ validate: "entries" })).toMatchObject({ valid: true });
}
