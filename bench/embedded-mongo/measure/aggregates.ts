import { isDeepStrictEqual } from "node:util";
import type { Document } from "mongodb";
import type { Floor } from "../floor.ts";
import type { BenchServer } from "../servers/start-server.ts";
import {
  groupPipeline,
  leastMatched,
  lookupPipeline,
  measures,
  type Row,
  rankPipeline,
  rows,
} from "../work/documents.ts";
import { compared, type Result } from "./results.ts";
import { inTurn, seconds } from "./timing.ts";

const batch = 1000;
const runs = 3;
const overWire = {
  decoded: "mingo over the wire, documents kept decoded",
  bson: "mingo over the wire, documents kept as BSON",
};

interface Servers {
  readonly durable: BenchServer;
  readonly floor: Floor;
  readonly decoded: BenchServer;
  readonly bson: BenchServer;
}

/**
 * Aggregations, beside mingo over the same wire; our collection of rows is filled already.
 * @param clock `cpu` counts the CPU time of the servers, which others who use the machine change less
 */
export async function measureAggregates(
  { durable, floor, decoded, bson }: Servers,
  sizes: { readonly count: number; readonly joined: number; readonly quadratic: number },
  told: (result: Result) => void,
  clock: "wall" | "cpu",
): Promise<void> {
  const { count, joined, quadratic } = sizes;
  const peers = [
    [overWire.bson, bson],
    [overWire.decoded, decoded],
  ] as const;
  const load = async (server: BenchServer, name: string, length: number): Promise<void> => {
    for (let from = 0; from < length; from += batch)
      await collection(server, name).insertMany(rows(from, Math.min(batch, length - from), length));
  };
  const unit = clock === "cpu" ? "CPU seconds" : "seconds";
  const time = (server: BenchServer, name: string, pipeline: object[]) => async () => {
    const before = server.cpuSeconds();
    const took = await seconds(() => run(server, name, pipeline));
    return clock === "cpu" ? server.cpuSeconds() - before : took;
  };
  const timeFloor = async (work: () => unknown): Promise<number> => {
    const before = process.cpuUsage();
    const took = await seconds(work);
    const { user, system } = process.cpuUsage(before);
    return clock === "cpu" ? (user + system) / 1e6 : took;
  };

  for (const [, peer] of peers) await load(peer, "rows", count);
  const group = groupPipeline();
  const what = `$match and $group of ${measures} sums over ${count} documents`;
  const fields = Array.from({ length: measures }, (_, at) => `v${at}`);
  const [grouped = Number.NaN, beneath = Number.NaN, ...groupedByPeers] = await inTurn(runs, [
    time(durable, "rows", group),
    () => timeFloor(() => floor.sums(leastMatched, fields)),
    ...peers.map(([, peer]) => time(peer, "rows", group)),
  ]);
  for (const [at, [beside, peer]] of peers.entries()) {
    await agree(durable, peer, "rows", group);
    const goal = peer === bson ? 5 : undefined;
    const result = { what, unit, ours: grouped, goal } as const;
    told(compared(result, beside, groupedByPeers[at] ?? Number.NaN));
  }
  told(compared({ what, unit, ours: grouped }, "LMDB+BSON in process, a loop written by hand", beneath));

  for (const name of ["left", "right"]) {
    for (const server of [durable, decoded, bson]) await load(server, name, joined);
  }
  await collection(durable, "right").createIndex({ n: 1 });
  const lookup = lookupPipeline("right");
  const [looked = Number.NaN, ...lookedByPeers] = await inTurn(runs, [
    time(durable, "left", lookup),
    ...peers.map(([, peer]) => time(peer, "left", lookup)),
  ]);
  for (const [at, [beside, peer]] of peers.entries()) {
    await agree(durable, peer, "left", lookup);
    const joining = `$lookup of ${joined} in ${joined} by an index`;
    told(compared({ what: joining, unit, ours: looked }, beside, lookedByPeers[at] ?? Number.NaN));
  }

  for (const server of [durable, decoded]) await load(server, "ranked", quadratic);
  await load(durable, "half", count / 2);
  const [small = Number.NaN, theirs = Number.NaN, half = Number.NaN, whole = Number.NaN] = await inTurn(
    runs,
    [
      time(durable, "ranked", rankPipeline),
      time(decoded, "ranked", rankPipeline),
      time(durable, "half", rankPipeline),
      time(durable, "rows", rankPipeline),
    ],
  );
  await agree(durable, decoded, "ranked", rankPipeline);
  const ranking = `rank of ${quadratic} in one partition`;
  told(compared({ what: ranking, unit, ours: small }, overWire.decoded, theirs));
  const growth = { what: `rank of ${count} in one partition`, unit, ours: whole } as const;
  told({ ...growth, beside: `twice that of ${count / 2}`, theirs: half * 2, ratio: (half * 2) / whole });
}

function collection(server: BenchServer, name: string) {
  return server.client.db("bench").collection<Row>(name);
}

async function run(server: BenchServer, name: string, pipeline: object[]): Promise<Document[]> {
  return await collection(server, name)
    .aggregate<Document>(pipeline as Document[])
    .toArray();
}

/** A measure of something else would be worth nothing. */
async function agree(
  ours: BenchServer,
  theirs: BenchServer,
  name: string,
  pipeline: object[],
): Promise<void> {
  const sorted = async (server: BenchServer) =>
    (await run(server, name, pipeline)).sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1));
  if (!isDeepStrictEqual(await sorted(ours), await sorted(theirs)))
    throw new Error(`ours and the peer's results differ: ${JSON.stringify(pipeline)}`);
}
