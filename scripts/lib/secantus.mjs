import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { must, root } from "./run.mjs";

/** A tool of the tests under the GPL: run as a program of its own, never shipped and never linked. */
const wanted = "secantusdb==0.7.0b3";
const folder = join(root, ".cache/foreign");
const log = join(root, ".cache/foreign.log");

/** Installs SecantusDB into a Python environment of its own when it is not there, and says so. */
export async function ensureSecantus() {
  const stamp = join(folder, wanted);
  if (existsSync(stamp)) return;
  requirePython();
  console.log(`安装 ${wanted}（测试工具）… Installing ${wanted}, a tool of the tests …`);
  rmSync(folder, { recursive: true, force: true });
  await must("python3", ["-m", "venv", folder], { quiet: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted];
  await must(join(folder, "bin/python"), pip, { quiet: true });
  mkdirSync(stamp);
}

/** Starts it with new data on a free port, as a replica set of one; resolves when it answers. */
export async function startSecantus() {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "duheng-foreign-"));
  const args = ["--host", "127.0.0.1", "--port", String(port), "--storage-path", data];
  const child = spawn(join(folder, "bin/secantusd-py"), args, { stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  const output = createWriteStream(log);
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exited;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true });
  };
  const end = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (child.exitCode === null && Date.now() < end) {
      await sleep(200);
      continue;
    }
    await stop();
    throw new Error(
      `SecantusDB 没有启动 SecantusDB did not start:\n${readFileSync(log, "utf8").slice(-2000)}`,
    );
  }
  return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=secantus`, log, stop };
}

function requirePython() {
  const check = "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)";
  if (spawnSync("python3", ["-c", check], { stdio: "ignore" }).status === 0) return;
  console.error(
    "需要 Python 3.10 或更新版本及其 venv（Debian、Ubuntu：apt-get install python3-venv）。 Python 3.10 or later with venv is needed (Debian, Ubuntu: apt-get install python3-venv).",
  );
  process.exit(1);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.end();
      resolve(true);
    });
  });
}
