import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MongoError } from "../engine/index.ts";
import { giveLifeSign, hasLifeSign } from "./life-sign.ts";
import { processSpace, processStart } from "./process-identity.ts";

/** Who owns a data directory. */
export interface Owner {
  readonly pid: number;
  /** See `processStart`; tells a process from a later one with its number. */
  readonly processStart: string;
  /** See `processSpace`; where they are other than one's own, the number says nothing. */
  readonly boot: string;
  readonly container: string;
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
export async function lockDirectory(dataDir: string, uri: string): Promise<OwnerLock> {
  const path = join(dataDir, fileName);
  const content = JSON.stringify({
    pid: process.pid,
    processStart: processStart(process.pid),
    ...processSpace(),
    uri,
  } satisfies Owner);
  const own = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(own, content, { mode: 0o600 });
  let wasLeftBehind = false;
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      if (tryLink(own, path)) {
        const sign = await giveLifeSign(dataDir).catch((error: unknown) => {
          rmSync(path, { force: true });
          throw error;
        });
        return {
          wasLeftBehind,
          release: () => {
            sign.stop();
            if (readText(path) === content) rmSync(path, { force: true });
          },
        };
      }
      const held = readText(path);
      const owner = held === undefined ? undefined : parseOwner(held);
      if (owner !== undefined && (await isAlive(dataDir, owner))) throw taken(dataDir, owner);
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
export async function ownerOf(dataDir: string): Promise<Owner | undefined> {
  const held = readText(join(dataDir, fileName));
  const owner = held === undefined ? undefined : parseOwner(held);
  return owner !== undefined && (await isAlive(dataDir, owner)) ? owner : undefined;
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

/** How long an owner in another container may take from its lock to its life sign. */
const signPatience = 2000;

async function isAlive(dataDir: string, owner: Owner): Promise<boolean> {
  const own = processSpace();
  // Before the machine was started, or on another one; a sign can be seen at once if there is one.
  if (owner.boot !== own.boot) return await hasLifeSign(dataDir, 0);
  if (owner.container !== own.container) return await hasLifeSign(dataDir, signPatience);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!isCode(error, "EPERM")) return false;
  }
  return processStart(owner.pid) === owner.processStart;
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const {
      pid,
      processStart: start,
      uri,
      boot,
      container,
    }: Readonly<Record<string, unknown>> = { ...value };
    if (typeof pid !== "number" || typeof start !== "string" || typeof uri !== "string") return undefined;
    const own = processSpace();
    return {
      pid,
      processStart: start,
      uri,
      boot: typeof boot === "string" ? boot : own.boot,
      container: typeof container === "string" ? container : own.container,
    };
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
