import { localStorageStore, type Store } from "react-admin";
import { languageOf } from "../i18n/browser-language.ts";

/** What belongs to the computer rather than to the person: it outlives signing out. */
const kept = ["locale", "theme"];

/** react-admin's store, but signing out does not reset language and colours. */
export function createStore(): Store {
  const store = localStorageStore("1", "Duheng");
  // The first page speaks the browser's language; what is chosen later stays.
  if (store.getItem("locale") === undefined) store.setItem("locale", languageOf(navigator.languages));
  return {
    ...store,
    reset() {
      const values = kept.map((key) => [key, store.getItem(key)] as const);
      store.reset();
      for (const [key, value] of values) if (value !== undefined) store.setItem(key, value);
    },
  };
}
