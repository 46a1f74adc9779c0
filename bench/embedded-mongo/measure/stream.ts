import type { BenchServer } from "../servers/start-server.ts";
import { type Row, rows } from "../work/documents.ts";
import type { Result } from "./results.ts";
import { seconds } from "./timing.ts";

/** Lets documents stream in, out, and out sorted by an index, and looks how much memory the server takes at most. */
export async function measureStream(
  server: BenchServer,
  count: number,
  told: (result: Result) => void,
): Promise<void> {
  const all = server.client.db("bench").collection<Row>("stream");
  await all.createIndex({ n: 1 });
  const before = server.megabytes();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, server.megabytes());
  }, 50);
  const step = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    most = server.megabytes();
    const took = await seconds(work);
    told({ what: `${what}, ${count} documents`, unit: "per second", ours: count / took });
    told({ what: `${what}: the server's memory at most`, unit: "MB", ours: most });
  };
  const drain = async (sort: boolean): Promise<void> => {
    let seen = 0;
    const found = all.find({}, { raw: true });
    for await (const _row of sort ? found.sort({ n: 1 }) : found) seen += 1;
    if (seen !== count) throw new Error(`${seen} documents came instead of ${count}`);
  };
  try {
    await step("streamed in by insertMany", async () => {
      for (let from = 0; from < count; from += 1000) await all.insertMany(rows(from, 1000, count));
    });
    await step("streamed out by a cursor", () => drain(false));
    await step("streamed out sorted by an index", () => drain(true));
  } finally {
    clearInterval(watch);
  }
}
