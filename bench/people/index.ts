/**
 * A city's people by one table: 33,000 of them from a workbook into the embedded database, by the built server; then a list and a
 * search over them. Needs a build and Linux. Prints one JSON line and a table. Options: `--people=33000`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startTestServer, testSecret } from "../../apps/server/test/server.ts";
import { forgetPeaks, peakMegabytes } from "../attacks/server/processes.ts";
import { post, started } from "../lib/serve.ts";
import { takenBy } from "../load/processes.ts";
import { quantile } from "../load/work.ts";
import { workbookOf } from "./workbook.ts";

const { values: options } = parseArgs({ options: { people: { type: "string", default: "33000" } } });
const people = Number(options.people);
const root = join(import.meta.dirname, "../..");
const departments = Array.from({ length: 60 }, (_, at) => `第${at + 1}大队`);
const categories = ["执法勤务类", "警务技术类", "综合管理类"];

const dataDir = mkdtempSync(join(tmpdir(), "duheng-people-"));
try {
  const cookie = await prepare();
  const content = await workbookOf(people, { departments, categories });
  const server = await started([join(root, "apps/server/dist/main.js")], {
    DATA_DIR: dataDir,
    SECRET: testSecret,
    LOG_LEVEL: "silent",
  });
  const call = async (path: string, input: unknown) => {
    const { status, body } = await post(`${server.url}/api/trpc/${path}`, input, cookie);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    return Object(Object(body.result).data);
  };
  const idle = server.pids.map((pid) => takenBy(pid).memory);
  forgetPeaks(server.pids);
  const reading = await timed(async () => {
    const answer = await fetch(`${server.url}/api/imports?kind=staff&name=people.xlsx`, {
      method: "POST",
      headers: { "x-duheng-csrf": "1", "content-type": "application/octet-stream", cookie },
      body: Buffer.from(content),
    });
    if (answer.status !== 201) throw new Error(`it was not read: ${await answer.text()}`);
    return (await answer.json()) as { id: string; revision: number; counts: { new: number } };
  });
  const { id, revision, counts } = reading.result;
  if (counts.new !== people) throw new Error(`of ${people}, ${counts.new} are new`);
  const peakOfReading = server.pids.map((pid) => peakMegabytes([pid]));
  // Somebody else of the unit looks at the list meanwhile.
  const waits: number[] = [];
  const writing = await timed(async () => {
    await call("imports.commit", { id, revision });
    for (;;) {
      const { ms } = await timed(() => call("departments.list", {}));
      waits.push(ms);
      const { state, written } = await call("imports.get", { id });
      if (state === "committed") return written as { applied: number; setAside: number };
      await sleep(100);
    }
  });
  const peak = server.pids.map((pid) => peakMegabytes([pid]));
  const list = await best(() => call("staff.list", { page: { page: 1, perPage: 50 } }));
  const deep = await best(() => call("staff.list", { page: { page: 300, perPage: 50 } }));
  const search = await best(() => call("staff.list", { filter: { q: "示例-31999" } }));
  const sound = await best(() => call("staff.list", { filter: { q: "sl31999" } }));
  await server.stop();
  const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
  const result = {
    bench: "people",
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    people,
    megabytes: Number((content.length / 1024 / 1024).toFixed(1)),
    applied: writing.result.applied,
    "read, s": seconds(reading.ms),
    "written, s": seconds(writing.ms),
    "others wait p50, ms": Math.round(quantile(waits, 0.5)),
    "others wait p99, ms": Math.round(quantile(waits, 0.99)),
    "idle, MB": idle.map(Math.round).join(" + "),
    "peak of reading, MB": peakOfReading.join(" + "),
    "peak, MB": peak.join(" + "),
    "list, ms": Math.round(list),
    "page 300, ms": Math.round(deep),
    "search, ms": Math.round(search),
    "by sound, ms": Math.round(sound),
  };
  console.log(JSON.stringify(result));
  console.table(result);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** A unit with its departments and categories, and its admin, who is signed in: the cookie header. */
async function prepare(): Promise<string> {
  await using server = await startTestServer({ dataDir, works: false });
  const { api, cookies } = await server.as("people", ["unit-admin"]);
  for (const name of departments) await api.departments.create.mutate({ name });
  for (const [at, name] of categories.entries())
    await api.staffCategories.create.mutate({ code: `c${at}`, name });
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}

/** The median of several, ms, once it is warm. */
async function best(work: () => Promise<unknown>): Promise<number> {
  await work();
  const all: number[] = [];
  for (let each = 0; each < 9; each += 1) all.push((await timed(work)).ms);
  return quantile(all, 0.5);
}
