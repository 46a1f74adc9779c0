/** Texts by key in a browser's storage that may be missing, forbidden or full: it answers instead of throwing. */
export function createDraftShelf(storage: Storage | undefined, prefix: string) {
  return {
    /** All keys that begin with the prefix. */
    keys(): string[] {
      return attempt(() => {
        const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
        return keys.filter((key) => key.startsWith(prefix));
      }, []);
    },
    get(key: string): string | undefined {
      return attempt(() => storage?.getItem(key) ?? undefined, undefined);
    },
    /** Answers whether it is kept. */
    set(key: string, text: string): boolean {
      return attempt(() => {
        storage?.setItem(key, text);
        return storage !== undefined;
      }, false);
    },
    remove(key: string): void {
      attempt(() => storage?.removeItem(key), undefined);
    },
  };
}

function attempt<Result>(act: () => Result, otherwise: Result): Result {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
