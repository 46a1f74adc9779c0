/**
 * Figures by one table: 200,000 rows of twelve columns, of 5,000 people of whom each has several, from a workbook into the embedded
 * database by the built server, and a correction after it. Needs a build and Linux. Prints one JSON line and a table. Options:
 * `--rows=200000`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { inTenant } from "../../apps/server/src/database/scope.ts";
import { staff } from "../../apps/server/src/staff/model.ts";
import { startTestServer, testSecret } from "../../apps/server/test/server.ts";
import { forgetPeaks, peakMegabytes } from "../attacks/server/processes.ts";
import { figuresOf, headings, workbookOf } from "../import/figures.ts";
import { post, started } from "../lib/serve.ts";
import { takenBy } from "../load/processes.ts";
import { quantile } from "../load/work.ts";

const { values: options } = parseArgs({ options: { rows: { type: "string", default: "200000" } } });
const rows = Number(options.rows);
const people = Math.min(rows, 5_000);
const root = join(import.meta.dirname, "../..");
const tenantId = "figures";

const dataDir = mkdtempSync(join(tmpdir(), "duheng-figures-"));
try {
  const { cookie, datasetId } = await prepare();
  const content = await workbookOf(rows, people);
  const correction = [headings, figuresOf(0, people)].map((cells) => cells.map(shown).join("\t")).join("\n");
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
  const bring = async (body: Buffer, name: string) => {
    const query = new URLSearchParams({ kind: "datasets", datasetId, period: "2026-Q3", name });
    const answer = await fetch(`${server.url}/api/imports?${query}`, {
      method: "POST",
      headers: { "x-duheng-csrf": "1", "content-type": "application/octet-stream", cookie },
      body,
    });
    if (answer.status !== 201) throw new Error(`it was not read: ${await answer.text()}`);
    return (await answer.json()) as {
      id: string;
      revision: number;
      counts: { changed: number; refused: number };
    };
  };
  const waits: number[] = [];
  const write = async ({ id, revision }: { id: string; revision: number }) => {
    await call("imports.commit", { id, revision });
    for (;;) {
      // Somebody else of the unit looks at the list meanwhile.
      waits.push((await timed(() => call("departments.list", {}))).ms);
      if ((await call("imports.get", { id })).state === "committed") return;
      await sleep(100);
    }
  };
  const idle = server.pids.map((pid) => takenBy(pid).memory);
  forgetPeaks(server.pids);
  const reading = await timed(() => bring(Buffer.from(content), "figures.xlsx"));
  const { counts } = reading.result;
  if (counts.changed !== rows) throw new Error(`of ${rows}, ${JSON.stringify(counts)}`);
  const peakOfReading = server.pids.map((pid) => peakMegabytes([pid]));
  const writing = await timed(() => write(reading.result));
  const corrected = await timed(async () => write(await bring(Buffer.from(correction), "")));
  const peak = server.pids.map((pid) => peakMegabytes([pid]));
  const [current] = await call("datasets.versions", { datasetId });
  const page = await best(() =>
    call("datasets.rows", { versionId: current.id, page: { page: 100, perPage: 50 } }),
  );
  const kept = current.rows;
  await server.stop();
  const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
  const result = {
    bench: "figures",
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    rows,
    people,
    megabytes: Number((content.length / 1024 / 1024).toFixed(1)),
    kept,
    "read, s": seconds(reading.ms),
    "written, s": seconds(writing.ms),
    "a correction of one, s": seconds(corrected.ms),
    "others wait p50, ms": Math.round(quantile(waits, 0.5)),
    "others wait p99, ms": Math.round(quantile(waits, 0.99)),
    "idle, MB": idle.map(Math.round).join(" + "),
    "peak of reading, MB": peakOfReading.join(" + "),
    "peak, MB": peak.join(" + "),
    "page 100, ms": Math.round(page),
  };
  console.log(JSON.stringify(result));
  console.table(result);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** A unit with its people and a dataset, and its admin, who is signed in. */
async function prepare(): Promise<{ cookie: string; datasetId: string }> {
  await using server = await startTestServer({ dataDir, works: false });
  const { api, cookies } = await server.as(tenantId, ["unit-admin"]);
  const department = await api.departments.create.mutate({ name: "第1大队" });
  const category = await api.staffCategories.create.mutate({ code: "c", name: "执法勤务类" });
  await inTenant(tenantId, () =>
    staff.insertMany(
      Array.from({ length: people }, (_, at) => {
        const [number, name] = figuresOf(at, people).map(String);
        return {
          ...{ number: number ?? "", name: name ?? "", personId: `p${at}`, state: "active" as const },
          ...{ departmentId: department.id, categoryId: category.id, isLeader: false, statuses: [] },
        };
      }),
    ),
  );
  const [
    ,
    ,
    ,
    closed = "",
    rate = "",
    late = "",
    praise = "",
    money = "",
    day = "",
    met = "",
    level = "",
    note = "",
  ] = headings;
  const dataset = await api.datasets.create.mutate({
    ...{ key: "figures", title: "业务数据", subject: "person", isRepeated: true },
    columns: [
      { key: "closed", title: closed, type: "integer" },
      { key: "rate", title: rate, type: "number", unit: "%", minimum: 0, maximum: 100.01 },
      { key: "late", title: late, type: "integer" },
      { key: "praise", title: praise, type: "number" },
      { key: "money", title: money.replace(/（元）$/, ""), type: "number", unit: "元" },
      { key: "day", title: day, type: "day" },
      { key: "met", title: met, type: "yes-no" },
      { key: "level", title: level, type: "choice", options: ["优秀", "称职", "基本称职"] },
      { key: "note", title: note, type: "text" },
    ],
  });
  return { cookie: [...cookies].map((pair) => pair.join("=")).join("; "), datasetId: dataset.id };
}

function shown(value: string | number | Date): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
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
