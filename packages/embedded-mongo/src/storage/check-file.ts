import { accessSync, closeSync, constants, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { MongoError } from "../engine/index.ts";
import { findDamagedPage } from "./check-pages.ts";

// Where LMDB keeps things in its two first pages (64-bit layout of `MDB_meta` behind a page header of 24 bytes).
const layout = {
  magic: 24,
  version: 28,
  pageSize: 48,
  freeRoot: 88,
  mainRoot: 136,
  transaction: 152,
  size: 168,
} as const;
const magic = 0xbeefc0de;
const dataVersion = 2;
const noPage = 0xffffffffffffffffn;

/**
 * Looks whether a file is a whole database before LMDB maps it, which would end the process if it were not.
 * @param everyPage whether to follow the trees of pages too, which takes about a second for each gigabyte
 * @throws MongoError UnsupportedFormat (12), Unauthorized (13) when it may not be written; the file is left as it is
 */
export function checkFile(path: string, everyPage: boolean): void {
  if (!existsSync(path)) return;
  for (const file of [path, `${path}-lock`]) checkRights(file);
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size === 0) return;
    const first = readMeta(file, 0);
    const second = first === undefined ? undefined : readMeta(file, first.pageSize);
    if (first === undefined || second === undefined)
      throw damaged(path, "文件头不对", "its head is not that of a database");
    const newest = second.transaction > first.transaction ? second : first;
    for (const root of newest.roots) {
      if (root !== noPage && (root + 1n) * BigInt(newest.pageSize) > BigInt(size)) {
        throw damaged(path, "文件被截短", "it has been cut short");
      }
    }
    if (!everyPage) return;
    const pages = Math.floor(size / newest.pageSize);
    for (const root of newest.roots) {
      if (root === noPage) continue;
      const page = findDamagedPage({ file, pageSize: newest.pageSize, pages }, Number(root));
      if (page !== undefined) throw damaged(path, `第 ${page} 页不对`, `its page ${page} is wrong`);
    }
  } finally {
    closeSync(file);
  }
}

function checkRights(file: string): void {
  if (!existsSync(file)) return;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MongoError(
      "Unauthorized",
      `数据文件 ${file} 无法读写：${reason}；请用建立它的用户启动，或改正文件的属主和权限。 | The data file ${file} cannot be read and written: ${reason}. Start as the user who made it, or set its owner and rights.`,
    );
  }
}

interface Meta {
  readonly pageSize: number;
  readonly transaction: bigint;
  readonly roots: readonly bigint[];
}

function readMeta(file: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(layout.size);
  if (readSync(file, bytes, 0, bytes.length, at) !== bytes.length) return undefined;
  const pageSize = bytes.readUInt32LE(layout.pageSize);
  if (bytes.readUInt32LE(layout.magic) !== magic || bytes.readUInt32LE(layout.version) !== dataVersion)
    return undefined;
  if (pageSize < 256 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) return undefined;
  return {
    pageSize,
    transaction: bytes.readBigUInt64LE(layout.transaction),
    roots: [bytes.readBigUInt64LE(layout.freeRoot), bytes.readBigUInt64LE(layout.mainRoot)],
  };
}

function damaged(path: string, zh: string, en: string): MongoError {
  return new MongoError(
    "UnsupportedFormat",
    `数据文件 ${path} 已损坏或不是本数据库的文件（${zh}）；文件未改动，请从备份恢复。 | The data file ${path} is damaged or not of this database (${en}). It was left as it is; restore a backup.`,
  );
}
