import type { Answers } from "@duheng/contracts";

/** What is kept on this device until the server has it. */
export interface Backup {
  readonly key: string;
  readonly answers: Answers;
  /** When it was written, ISO. */
  readonly at: string;
}

/** Local copies of what is not saved yet. Where the browser gives no database, nothing is kept and nothing fails. */
export interface BackupStore {
  read(key: string): Promise<Backup | null>;
  write(backup: Backup): Promise<void>;
  remove(key: string): Promise<void>;
}

const databaseName = "duheng-form-backup";
const storeName = "answers";

/** Backups in IndexedDB. */
export function openBackups(): BackupStore {
  let opened: Promise<IDBDatabase> | undefined;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("IndexedDB cannot be opened"));
    });
    return opened;
  };
  const run = async <Result>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Result>,
  ) => {
    const transaction = (await database()).transaction(storeName, mode);
    const request = ask(transaction.objectStore(storeName));
    return new Promise<Result>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB transaction aborted"));
      transaction.onerror = () => reject(transaction.error ?? new Error("IndexedDB transaction failed"));
    });
  };
  return {
    async read(key) {
      const found: unknown = await run("readonly", (store) => store.get(key)).catch(() => undefined);
      return isBackup(found) ? found : null;
    },
    async write(backup) {
      await run("readwrite", (store) => store.put(backup)).catch(() => undefined);
    },
    async remove(key) {
      await run("readwrite", (store) => store.delete(key)).catch(() => undefined);
    },
  };
}

function isBackup(value: unknown): value is Backup {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    "answers" in value &&
    typeof value.answers === "object" &&
    value.answers !== null &&
    "at" in value &&
    typeof value.at === "string"
  );
}
