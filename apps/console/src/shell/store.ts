import { localStorageStore, type Store } from "ra-core";

/** What belongs to the computer rather than to the person: it outlives signing out. */
const kept = ["locale", "theme"];

/** react-admin's store, but signing out does not reset language and colours. */
export function createStore(): Store {
  const store = localStorageStore("1", "Duheng");
  return {
    ...store,
    reset() {
      const values = kept.map((key) => [key, store.getItem(key)] as const);
      store.reset();
      for (const [key, value] of values) if (value !== undefined) store.setItem(key, value);
    },
  };
}
