import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "../lib/run.mjs";

/** ms without a word after which a mutant is taken to run for ever. */
const patience = 20_000;

/**
 * Runs test files once without mutants; gives what each test reaches, how long it takes, and whether it passed: one that looks at how many
 * cases a property had may not, with as few as here (runner.ts), and is left out.
 */
export async function cover(folder, files) {
  const path = join(folder, "coverage.jsonl");
  rmSync(path, { force: true });
  const { code, output } = await vitest(folder, "cover", files);
  const covered = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  if (covered.length < files.length)
    throw new Error(`测试未能运行，无法试变异。 Not all tests ran without mutants (${code}):\n${output}`);
  return covered.map((line) => JSON.parse(line));
}

/**
 * Tries mutants on tests. `plan`: `{ file, trials: [{ id, tests: [{ id, hits }] }] }`, in the order in which files are run. Gives the set of those
 * that a test noticed, be it by running for ever or by breaking the process: then it starts again with the rest.
 */
export async function tryMutants(folder, plan) {
  const path = join(folder, "progress.txt");
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  writeFileSync(path, "");
  for (;;) {
    const ended = new Set(
      eventsIn(path).flatMap(([event, file]) => (event === "end" ? [plan[file].file] : [])),
    );
    const files = plan.map(({ file }) => file).filter((file) => !ended.has(file));
    if (files.length === 0) break;
    const before = eventsIn(path).length;
    const { output } = await vitest(folder, "try", files, path);
    const events = eventsIn(path);
    if (events.length === before) throw new Error(`没有开始 It did not start: ${files[0]}\n${output}`);
    const [event, file, id] = events.at(-1);
    if (event === "start" || event === "busy") appendFileSync(path, `killed ${file} ${id}\n`);
  }
  return new Set(eventsIn(path).flatMap(([event, , id]) => (event === "killed" ? [id] : [])));
}

function eventsIn(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => line.split(" "));
}

/** Whether the files notice a mutant that is on from the start. */
export async function noticedFromTheStart(folder, files, id) {
  const { code } = await vitest(folder, "whole", files, undefined, { MUTANT: id });
  return code !== 0;
}

async function vitest(folder, mode, files, progress, env = {}) {
  const args = [
    "run",
    "--config",
    "scripts/mutants/vitest.config.mjs",
    "--reporter=dot",
    ...(mode === "whole" ? ["--bail=1"] : []),
  ];
  const child = spawn(tool("vitest"), [...args, ...files], {
    cwd: root,
    env: {
      ...process.env,
      MUTANTS_FOLDER: folder,
      MUTANTS_MODE: mode,
      MUTANTS_FILES: files.join("\n"),
      NO_COLOR: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  const end = () => process.kill(-child.pid, "SIGKILL");
  const started = Date.now();
  const watch = setInterval(() => {
    const silence =
      progress !== undefined && existsSync(progress) ? Date.now() - statSync(progress).mtimeMs : 0;
    if (silence > patience || (mode === "whole" && Date.now() - started > 120_000)) end();
  }, 500);
  process.once("exit", end);
  const [code] = await once(child, "close");
  process.off("exit", end);
  clearInterval(watch);
  return { code: code ?? 1, output };
}
