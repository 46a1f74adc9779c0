import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** What a file of secrets holds; undefined where there is no such file. Nothing is written for it. */
export function readKept(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8").trim();
    hideFromOthers(path);
    return text;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/**
 * What a file of secrets holds, made when there is none. Several processes may start at once: the first one's wins, as a
 * whole. What was made is on the disk before anything is done with it.
 */
export function readOrMakeKept(path: string, make: () => string): string {
  const kept = readKept(path);
  if (kept !== undefined) return kept;
  const own = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = openSync(own, "wx", 0o600);
    try {
      writeFileSync(file, `${make()}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(own, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(own, { force: true });
  }
  // The name as well, even where another process gave it: it may not have come so far.
  syncFolder(dirname(path));
  return readFileSync(path, "utf8").trim();
}

/** Where it cannot be changed, on a read-only disk or as somebody else's file, it is as its owner has left it. */
function hideFromOthers(path: string): void {
  if ((statSync(path).mode & 0o077) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    if (!hasCode(error, "EROFS", "EPERM", "EACCES")) throw error;
  }
}

function syncFolder(path: string): void {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
