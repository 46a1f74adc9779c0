import type { Answers } from "@duheng/contracts";
import { createStore, del, get, getMany, set, type UseStore } from "idb-keyval";

/** What is kept on this device until the server has it. */
export interface Backup {
  readonly key: string;
  readonly answers: Answers;
  /** What the server was known to hold when this was written. */
  readonly base: Answers;
  /** When it was written by this device's clock, ISO. */
  readonly at: string;
  /** Hash of the paper that it was typed on; not in backups of old. */
  readonly paperHash?: string | undefined;
}

/** Local copies of what is not saved yet. Where the browser gives no database, nothing is kept and nothing fails. */
export interface BackupStore {
  read(key: string): Promise<Backup | null>;
  /** The backups under these keys, without those that there are not. */
  readAll(keys: readonly string[]): Promise<Backup[]>;
  write(backup: Backup): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Backups in IndexedDB. */
export function openBackups(): BackupStore {
  let opened: UseStore | undefined;
  // Opened when first used: where IndexedDB is forbidden, only its use throws.
  const store: UseStore = (mode, use) => {
    opened ??= createStore("duheng-filling", "backups");
    return opened(mode, use);
  };
  return {
    async read(key) {
      const found: unknown = await get(key, store).catch(() => undefined);
      return isBackup(found) ? found : null;
    },
    async readAll(keys) {
      const found: unknown[] = await getMany([...keys], store).catch(() => []);
      return found.filter(isBackup);
    },
    async write(backup) {
      await set(backup.key, backup, store).catch(() => undefined);
    },
    async remove(key) {
      await del(key, store).catch(() => undefined);
    },
  };
}

function isBackup(value: unknown): value is Backup {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    "answers" in value &&
    isObject(value.answers) &&
    "base" in value &&
    isObject(value.base) &&
    "at" in value &&
    typeof value.at === "string"
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
