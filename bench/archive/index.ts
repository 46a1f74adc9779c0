/**
 * A whole unit as one archive, by the built server: so many people, each with a paper that is filled and scored and its contributions, and files;
 * how long it takes, what it takes of memory, and how long others wait meanwhile. Then the report of the cycle. Needs a build and
 * Linux. Prints one JSON line and a table. Options: `--people=33000`, `--files=200`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { testSecret } from "../../apps/server/test/server.ts";
import { forgetPeaks, peakMegabytes } from "../attacks/server/processes.ts";
import { post, started } from "../lib/serve.ts";
import { takenBy } from "../load/processes.ts";
import { quantile } from "../load/work.ts";
import { prepareUnit } from "./prepare.ts";

const { values: options } = parseArgs({
  options: { people: { type: "string", default: "33000" }, files: { type: "string", default: "200" } },
});
const people = Number(options.people);
const root = join(import.meta.dirname, "../..");

const dataDir = mkdtempSync(join(tmpdir(), "duheng-archive-"));
try {
  const { cookie, cycleId } = await prepareUnit({ dataDir, people, files: Number(options.files) });
  const server = await started([join(root, "apps/server/dist/main.js")], {
    DATA_DIR: dataDir,
    SECRET: testSecret,
    LOG_LEVEL: "silent",
    NODE_OPTIONS: "--max-old-space-size=768 --max-semi-space-size=8",
  });
  const call = async (path: string, input: unknown) => {
    const { status, body } = await post(`${server.url}/api/trpc/${path}`, input, cookie);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    return Object(Object(body.result).data);
  };
  await call("departments.list", {});
  const idle = server.pids.map((pid) => takenBy(pid).memory);
  forgetPeaks(server.pids);
  const waits: number[] = [];
  const making = await timed(async () => {
    const { id } = await call("archives.ask", {});
    for (;;) {
      const { ms } = await timed(() => call("departments.list", {}));
      waits.push(ms);
      const archive = await call("archives.get", { id });
      const { state, error } = Object(archive.job);
      if (state === "done") return archive;
      if (state === "failed") throw new Error(JSON.stringify(error));
      await sleep(100);
    }
  });
  const peak = server.pids.map((pid) => peakMegabytes([pid]));
  forgetPeaks(server.pids);
  const { made, id } = making.result;
  const download = await timed(async () => {
    const answer = await fetch(`${server.url}/api/archives/${id}.zip`, { headers: { cookie } });
    let bytes = 0;
    for await (const chunk of answer.body ?? []) bytes += chunk.length;
    if (bytes !== made.size) throw new Error(`${bytes} of ${made.size} bytes`);
  });
  const peakOfDownload = server.pids.map((pid) => peakMegabytes([pid]));
  forgetPeaks(server.pids);
  const report = await timed(async () => {
    const answer = await fetch(`${server.url}/api/cycles/${cycleId}/report.xlsx`, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(await answer.text());
    return (await answer.arrayBuffer()).byteLength;
  });
  const peakOfReport = server.pids.map((pid) => peakMegabytes([pid]));
  await server.stop();
  const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
  const megabytes = (bytes: number) => Number((bytes / 1024 / 1024).toFixed(1));
  const result = {
    bench: "archive",
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    people,
    documents: made.documents,
    files: made.files,
    reading: made.reading,
    "archive, MB": megabytes(made.size),
    "made, s": seconds(making.ms),
    "others wait p50, ms": Math.round(quantile(waits, 0.5)),
    "others wait p99, ms": Math.round(quantile(waits, 0.99)),
    "idle, MB": idle.map(Math.round).join(" + "),
    "peak, MB": peak.join(" + "),
    "downloaded, s": seconds(download.ms),
    "peak of download, MB": peakOfDownload.join(" + "),
    "report, s": seconds(report.ms),
    "report, MB": megabytes(report.result),
    "peak of report, MB": peakOfReport.join(" + "),
  };
  console.log(JSON.stringify(result));
  console.table(result);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}
