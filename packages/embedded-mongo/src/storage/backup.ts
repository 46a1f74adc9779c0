import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { MongoError } from "../engine/index.ts";

/**
 * Has a copy written beside its place and gives it its name when it is whole and on the disk, so that a file of that
 * name is always a whole backup; readable by this user alone.
 * @param copy writes the file
 * @throws MongoError OperationFailed (96) when it could not be written; what was begun is removed
 */
export async function backupTo(path: string, copy: (path: string) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    rmSync(partial, { force: true });
    await copy(partial);
    chmodSync(partial, 0o600);
    flush(partial);
    renameSync(partial, path);
    flush(dirname(path));
  } catch (error) {
    rmSync(partial, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new MongoError(
      "OperationFailed",
      `备份 ${path} 没有写成（${reason}），未留下残缺文件；请检查该目录是否存在、可写、空间足够。 | The backup ${path} could not be written (${reason}), and nothing of it is left; see that its directory exists, can be written and has room.`,
    );
  }
}

function flush(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
