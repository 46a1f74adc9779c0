/**
 * The embedded database beside plain LMDB with BSON in this process (the floor) and mingo behind the same wire (the
 * peer), all in one run: inserting, reading, durable updates, aggregations, and memory while documents stream. All of
 * ours goes through the driver and a Unix socket to a process of its own. Prints one JSON line and a table.
 * Options: `--documents=100000`, `--stream=100000` (`--stream=1000000` for the full size, some minutes more),
 * `--clock=cpu` for CPU time instead of wall time in the aggregations, on a machine that others use too,
 * `--only=aggregates` (or `documents`, `stream`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installPeers } from "../lib/install-peers.ts";
import { Floor } from "./floor.ts";
import { measureAggregates } from "./measure/aggregates.ts";
import { type Result, show } from "./measure/results.ts";
import { fill, measureSingleDocuments } from "./measure/single-documents.ts";
import { measureStream } from "./measure/stream.ts";
import { startServer } from "./servers/start-server.ts";

const { values: options } = parseArgs({
  options: {
    documents: { type: "string", default: "100000" },
    stream: { type: "string", default: "100000" },
    clock: { type: "string", default: "wall" },
    only: { type: "string", default: "" },
  },
});
const count = Number(options.documents);
const streamed = Number(options.stream);

installPeers(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "duheng-bench-mongo-"));
const results: Result[] = [];
const told = (result: Result): void => {
  results.push(result);
  show(result);
};
try {
  const floor = new Floor(join(folder, "floor.mdb"));
  {
    await using durable = await startServer("serve-embedded", join(folder, "durable"), "sync");
    if (wanted("documents")) {
      await using unsynced = await startServer("serve-embedded", join(folder, "unsynced"), "nosync");
      await measureSingleDocuments({ durable, unsynced, floor }, count, told);
    } else if (wanted("aggregates")) await fill({ durable, floor }, count);
    if (wanted("aggregates")) {
      await using decoded = await startServer("serve-mingo", join(folder, "decoded.sock"), "decoded");
      await using bson = await startServer("serve-mingo", join(folder, "bson.sock"), "bson");
      const sizes = { count, joined: Math.min(10_000, count), quadratic: 10_000 };
      const clock = options.clock === "cpu" ? "cpu" : "wall";
      await measureAggregates({ durable, floor, decoded, bson }, sizes, told, clock);
    }
  }
  if (wanted("stream")) {
    await using streaming = await startServer("serve-embedded", join(folder, "stream"), "sync");
    await measureStream(streaming, streamed, told);
  }
  await floor.close();
  console.log(
    JSON.stringify({ bench: "embedded-mongo", cpus: cpus().length, node: process.version, results }),
  );
  console.table(
    results.map(({ what, unit, ours, beside = "", theirs, ratio, goal }) => ({
      what,
      ours: rounded(ours),
      unit,
      beside,
      theirs: rounded(theirs),
      ratio: rounded(ratio),
      goal,
    })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function wanted(part: "documents" | "aggregates" | "stream"): boolean {
  return options.only === "" || options.only === part;
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(3));
}
