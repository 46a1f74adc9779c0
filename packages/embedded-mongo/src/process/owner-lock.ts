import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MongoError } from "../engine/index.ts";

/** Who owns a data directory. */
export interface Owner {
  readonly pid: number;
  /** When the process was started, as the system counts it: tells a process from a later one with its number. */
  readonly processStart: string;
  /** Where it can be reached. */
  readonly uri: string;
}

/** A lock on a data directory, held until released or until the process is gone. */
export interface OwnerLock {
  /** Whether its last owner ended without releasing it. */
  readonly wasLeftBehind: boolean;
  readonly release: () => void;
}

const fileName = "owner.json";

/**
 * Takes the lock of a data directory.
 * @throws MongoError Location 50101 (in Chinese and English) when a living process has it
 */
export function lockDirectory(dataDir: string, uri: string): OwnerLock {
  const path = join(dataDir, fileName);
  const content = JSON.stringify({
    pid: process.pid,
    processStart: processStart(process.pid),
    uri,
  } satisfies Owner);
  const own = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(own, content, { mode: 0o600 });
  let wasLeftBehind = false;
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      if (tryLink(own, path)) {
        return {
          wasLeftBehind,
          release: () => {
            if (readText(path) === content) rmSync(path, { force: true });
          },
        };
      }
      const held = readText(path);
      const owner = held === undefined ? undefined : parseOwner(held);
      if (owner !== undefined && isAlive(owner)) throw taken(dataDir, owner);
      if (held === undefined) continue;
      removeStale(path, held);
      wasLeftBehind = true;
    }
    throw new MongoError(50101, `Cannot lock ${path}`);
  } finally {
    rmSync(own, { force: true });
  }
}

/** The living process that owns a directory, if any. */
export function ownerOf(dataDir: string): Owner | undefined {
  const held = readText(join(dataDir, fileName));
  const owner = held === undefined ? undefined : parseOwner(held);
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

/** Atomic: the file appears with its content, or another's is there. */
function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Moves a stale lock away; puts it back if another process has replaced it in the meantime. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  if (readText(aside) !== stale) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function isAlive({ pid, processStart: start }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, "EPERM")) return false;
  }
  return processStart(pid) === start;
}

/** Field 22 of /proc/<pid>/stat; empty where there is no /proc. */
function processStart(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return "";
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie holds nothing any more.
  return state === "Z" ? "gone" : (rest[18] ?? "");
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, processStart: start, uri }: Readonly<Record<string, unknown>> = { ...value };
    if (typeof pid !== "number" || typeof start !== "string" || typeof uri !== "string") return undefined;
    return { pid, processStart: start, uri };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function taken(dataDir: string, { pid, uri }: Owner): MongoError {
  return new MongoError(
    50101,
    `数据目录 ${dataDir} 正由另一个进程（进程号 ${pid}）使用，一个目录只能由一个进程打开；请连接它（${uri}）或先停止它。 | The data directory ${dataDir} is in use by another process (pid ${pid}); one process owns a directory. Connect to it (${uri}), or stop it first.`,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
