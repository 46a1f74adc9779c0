/** How much is kept in all, where a count alone would not do. */
interface Room<T> {
  readonly most: number;
  readonly sizeOf: (value: T) => number;
}

/**
 * What is loaded once by its key and kept, what was not asked for the longest making room; what failed is tried again at
 * the next call. The newest stays, however large it is.
 *
 * @param most how many are kept
 */
export function keptPromises<T>(
  most: number,
  room?: Room<T>,
): (key: string, load: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly loading: Promise<T>; size: number }>();
  let taken = 0;
  const drop = (key: string) => {
    taken -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const makeRoom = () => {
    for (const key of kept.keys()) {
      const isFull = kept.size > most || (room !== undefined && taken > room.most);
      if (!isFull || kept.size === 1) return;
      drop(key);
    }
  };
  return (key, load) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known.loading;
    }
    const entry = { loading: load(), size: 0 };
    kept.set(key, entry);
    makeRoom();
    const isKept = () => kept.get(key) === entry;
    entry.loading.then(
      (value) => {
        if (room === undefined || !isKept()) return;
        entry.size = room.sizeOf(value);
        taken += entry.size;
        makeRoom();
      },
      () => isKept() && drop(key),
    );
    return entry.loading;
  };
}
