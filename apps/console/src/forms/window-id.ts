/** What the id of a window rests on; a test gives its own. */
export interface WindowSurroundings {
  /** Lives as long as the tab, over its reloads; null where it is forbidden. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
  /** Whether this page is the one before, loaded again: not another tab that was made of it. */
  readonly isReload: boolean;
  /** The forms that have had an id since the page was loaded. */
  readonly used: Set<string>;
}

/**
 * The id by which others see this window in a form: a page that is loaded again is the window that it was, so that nobody
 * sees a ghost of himself. A copy of a tab takes over what is stored in it, and is another window all the same.
 */
export function windowIdOf(formId: string, surroundings: WindowSurroundings = here()): string {
  const { storage, isReload, used } = surroundings;
  const key = `duheng.window.${formId}`;
  const kept = isReload && !used.has(formId) ? storage?.getItem(key) : null;
  used.add(formId);
  const id = kept ?? `w${crypto.randomUUID()}`;
  storage?.setItem(key, id);
  return id;
}

const usedHere = new Set<string>();

function here(): WindowSurroundings {
  const [entry] = performance.getEntriesByType("navigation");
  const isReload = entry instanceof PerformanceNavigationTiming && entry.type === "reload";
  return { storage: storageHere(), isReload, used: usedHere };
}

function storageHere(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
