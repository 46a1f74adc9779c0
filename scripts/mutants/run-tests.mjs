import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
 * Tries mutants on one test file. `trials`: `{ id, tests: [{ id, hits }] }`. Gives the set of those that a test noticed, be it by running for ever
 * or by breaking the process, and starts again with the rest after these.
 */
export async function tryMutants(folder, file, trials) {
  const killed = new Set();
  let left = trials;
  while (left.length > 0) {
    writeFileSync(join(folder, "trials.json"), JSON.stringify(left));
    const path = join(folder, "progress.txt");
    writeFileSync(path, "");
    const { output } = await vitest(folder, "try", [file], path);
    const events = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
    if (events[0][0] === "") throw new Error(`没有开始 It did not start: ${file}\n${output}`);
    for (const [event, id] of events) if (event === "killed") killed.add(id);
    const [last, id] = events.at(-1);
    if (last === "end") break;
    if (last === "start" || last === "busy") killed.add(id);
    left = left.slice(left.findIndex((trial) => trial.id === id) + 1);
  }
  return killed;
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
    env: { ...process.env, MUTANTS_FOLDER: folder, MUTANTS_MODE: mode, NO_COLOR: "1", ...env },
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
