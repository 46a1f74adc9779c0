/**
 * How long a start takes until the platform answers, with an empty data directory (the demonstration city is
 * loaded) and with that same directory again; and how many bytes, gzipped, the first page loads. Needs a build.
 * Prints one JSON line and a table.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const rounds = 5;

const first: number[] = [];
const second: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const dataDir = mkdtempSync(join(tmpdir(), "duheng-bench-"));
  first.push(await secondsToAnswer(dataDir));
  second.push(await secondsToAnswer(dataDir));
  rmSync(dataDir, { recursive: true, force: true });
}
const result = {
  bench: "start",
  rounds,
  firstStartSeconds: median(first),
  secondStartSeconds: median(second),
  firstPageGzipBytes: firstPageBytes(),
};
console.log(JSON.stringify(result));
console.table(result);

/** From spawning the built server to the first 200 of /healthz. */
async function secondsToAnswer(dataDir: string): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const started = performance.now();
  const server = spawn(process.execPath, [join(root, "apps/server/dist/main.js")], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    if (performance.now() - started > 60_000) throw new Error("the server did not answer within a minute");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - started) / 1000;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  return seconds;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** The page itself and what it names: scripts, styles and preloaded modules. */
function firstPageBytes(): number {
  const folder = join(root, "apps/console/dist");
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const assets = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  return [page, ...assets.map((path) => readFileSync(join(folder, path)))].reduce(
    (sum, body) => sum + gzipSync(body).length,
    0,
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(2));
}
