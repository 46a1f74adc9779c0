import { createHash } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { MongoError } from "../engine/index.ts";

/** Longest path of a Unix socket that all systems take (macOS has 104 bytes with the final NUL, Linux 108). */
const longestPath = 103;

/**
 * The path to listen on: the one wanted, or a short one of the same meaning in the system's temporary directory, in a
 * directory only this user can enter.
 * @param wanted by default `mongo.sock` in the data directory
 * @throws MongoError BadValue (2) when the short directory belongs to somebody else
 */
export function usableSocketPath(dataDir: string, wanted?: string): { path: string; shortened: boolean } {
  const path = resolve(wanted ?? join(dataDir, "mongo.sock"));
  if (Buffer.byteLength(path) <= longestPath) return { path, shortened: false };
  const { uid } = userInfo();
  const directory = join(tmpdir(), `duheng-${uid}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = statSync(directory);
  if ((uid >= 0 && found.uid !== uid) || (uid >= 0 && (found.mode & 0o077) !== 0)) {
    throw new MongoError(
      "BadValue",
      `目录 ${directory} 必须只属于本用户（0700）。 | The directory ${directory} must belong to this user alone (0700).`,
    );
  }
  const digest = createHash("sha256").update(path).digest("hex").slice(0, 16);
  return { path: join(directory, `${digest}.sock`), shortened: true };
}
