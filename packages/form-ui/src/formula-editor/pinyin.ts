import type { Matcher } from "@duheng/formula";

let loaded: Matcher | null = null;
let loading: Promise<void> | null = null;

/** Whether the typed word means the candidate: part of key or title, or (once its dictionary is loaded) by pinyin. */
export const matchName: Matcher = (typed, candidate) => (loaded ?? matchPlainly)(typed, candidate);

/** Loads the pinyin dictionary; it is large, so only an editor that is used asks for it. */
export function loadPinyin(): Promise<void> {
  loading ??= import("pinyin-pro").then(
    ({ match }) => {
      loaded = (typed, candidate) => {
        if (matchPlainly(typed, candidate)) return true;
        if (!/^[a-z]+$/i.test(typed)) return false;
        const letters = typed.toLowerCase();
        return [candidate.label, candidate.title ?? ""].some(
          (text) => /\p{Script=Han}/u.test(text) && match(text, letters, { continuous: true }) !== null,
        );
      };
    },
    () => {
      // Not reached: names are still found by their characters, and the next use tries again.
      loading = null;
    },
  );
  return loading;
}

const matchPlainly: Matcher = (typed, { label, title = "" }) => {
  const wanted = typed.toLowerCase();
  return label.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted);
};
