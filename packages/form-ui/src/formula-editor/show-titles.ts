import { useSyncExternalStore } from "react";

const place = "duheng.formula-titles";
const listeners = new Set<() => void>();
let shown: boolean | null = null;

/** Whether titles are shown beside keys: one choice for all editors, remembered in this browser. */
export function useShownTitles(): readonly [shown: boolean, show: (next: boolean) => void] {
  return [useSyncExternalStore(subscribe, read, () => true), write];
}

function read(): boolean {
  if (shown === null) {
    try {
      shown = localStorage.getItem(place) !== "off";
    } catch {
      // Storage is forbidden here: the choice lives as long as the page.
      shown = true;
    }
  }
  return shown;
}

function write(next: boolean): void {
  shown = next;
  try {
    localStorage.setItem(place, next ? "on" : "off");
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
