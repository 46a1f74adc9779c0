import type { BenchForm, BenchRow, BenchValue } from "./bench-form.ts";

/** The least that a form needs: values by key with listeners per key; what is computed follows its source. */
export interface FieldStore {
  get(key: string): BenchValue | undefined;
  set(key: string, value: BenchValue | undefined): void;
  setRow(key: string, row: number, patch: Partial<BenchRow>): void;
  subscribe(key: string, listener: () => void): () => void;
}

export function createFieldStore(form: BenchForm): FieldStore {
  const values = new Map<string, BenchValue | undefined>(Object.entries(form.values));
  const listeners = new Map<string, Set<() => void>>();
  const followers = new Map<string, { key: string; factor: number }[]>();
  for (const field of form.fields) {
    if (field.kind !== "computed") continue;
    followers.set(field.from, [...(followers.get(field.from) ?? []), field]);
  }
  const put = (key: string, value: BenchValue | undefined) => {
    values.set(key, value);
    for (const listener of listeners.get(key) ?? []) listener();
  };
  const follow = (key: string) => {
    const value = values.get(key);
    for (const { key: follower, factor } of followers.get(key) ?? [])
      put(follower, typeof value === "number" ? value * factor : undefined);
  };
  for (const key of followers.keys()) follow(key);
  return {
    get: (key) => values.get(key),
    set(key, value) {
      put(key, value);
      follow(key);
    },
    setRow(key, row, patch) {
      const rows = values.get(key);
      if (!Array.isArray(rows)) return;
      put(
        key,
        rows.map((each: BenchRow, index) => (index === row ? { ...each, ...patch } : each)),
      );
    },
    subscribe(key, listener) {
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => own.delete(listener);
    },
  };
}
