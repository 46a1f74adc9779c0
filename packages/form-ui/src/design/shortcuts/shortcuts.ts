/** Where a shortcut works. */
export type ShortcutPlace = "everywhere" | "tree" | "live" | "table" | "separator";

interface Keys {
  /** As `KeyboardEvent.key` says, letters in lower case. */
  readonly key: string;
  /** Ctrl, or Command on a Mac. */
  readonly control?: true;
  readonly shift?: true;
  readonly alt?: true;
}

interface Shortcut {
  readonly place: ShortcutPlace;
  /** Any of these. */
  readonly keys: readonly Keys[];
}

/**
 * All shortcuts of the designer. Handlers ask `isShortcut` and the help lists what stands here, so that what is said is
 * what works.
 */
export const shortcuts = {
  help: { place: "everywhere", keys: [{ key: "f1" }, { key: "?" }] },
  undo: { place: "everywhere", keys: [{ key: "z", control: true }] },
  redo: {
    place: "everywhere",
    keys: [
      { key: "z", control: true, shift: true },
      { key: "y", control: true },
    ],
  },
  nextProblem: { place: "everywhere", keys: [{ key: "f8" }] },
  previousProblem: { place: "everywhere", keys: [{ key: "f8", shift: true }] },
  treeNext: { place: "tree", keys: [{ key: "arrowdown" }] },
  treePrevious: { place: "tree", keys: [{ key: "arrowup" }] },
  treeFirst: { place: "tree", keys: [{ key: "home" }] },
  treeLast: { place: "tree", keys: [{ key: "end" }] },
  treeMoveDown: { place: "tree", keys: [{ key: "arrowdown", alt: true }] },
  treeMoveUp: { place: "tree", keys: [{ key: "arrowup", alt: true }] },
  treeDelete: { place: "tree", keys: [{ key: "delete" }] },
  treeExtendDown: { place: "tree", keys: [{ key: "arrowdown", shift: true }] },
  treeExtendUp: { place: "tree", keys: [{ key: "arrowup", shift: true }] },
  treeClear: { place: "tree", keys: [{ key: "escape" }] },
  // The browser's own events do these; they are here for the help.
  treeCopy: { place: "tree", keys: [{ key: "c", control: true }] },
  treeCut: { place: "tree", keys: [{ key: "x", control: true }] },
  treePaste: { place: "tree", keys: [{ key: "v", control: true }] },
  liveMoveDown: { place: "live", keys: [{ key: "arrowdown", alt: true }] },
  liveMoveUp: { place: "live", keys: [{ key: "arrowup", alt: true }] },
  tableEdit: { place: "table", keys: [{ key: "f2" }, { key: "enter" }] },
  tableAll: { place: "table", keys: [{ key: "a", control: true }] },
  tableFillDown: { place: "table", keys: [{ key: "d", control: true }] },
  tableClear: { place: "table", keys: [{ key: "delete" }] },
  separatorLeft: { place: "separator", keys: [{ key: "arrowleft" }] },
  separatorRight: { place: "separator", keys: [{ key: "arrowright" }] },
  separatorLeast: { place: "separator", keys: [{ key: "home" }] },
  separatorMost: { place: "separator", keys: [{ key: "end" }] },
  separatorUsual: { place: "separator", keys: [{ key: "enter" }] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Whether a key is one of a shortcut's, with just its modifiers. */
export function isShortcut(event: Pressed, name: ShortcutName): boolean {
  const known: readonly Keys[] = shortcuts[name].keys;
  return known.some(
    ({ key, control = false, shift = false, alt = false }) =>
      event.key.toLowerCase() === key &&
      (event.ctrlKey || event.metaKey) === control &&
      // A sign such as ? needs Shift on some keyboards and none on others.
      (isSign(key) || event.shiftKey === shift) &&
      event.altKey === alt,
  );
}

/** The keys as they are written: `Ctrl+Shift+Z`, `⌘⇧Z` on a Mac. */
export function writtenKeys(name: ShortcutName, isMac: boolean): string[] {
  const known: readonly Keys[] = shortcuts[name].keys;
  return known.map(({ key, control, shift, alt }) => {
    const parts = [
      control && (isMac ? "⌘" : "Ctrl"),
      alt && (isMac ? "⌥" : "Alt"),
      shift && (isMac ? "⇧" : "Shift"),
      keyNames[key] ?? key.toUpperCase(),
    ];
    return parts.filter((part) => typeof part === "string").join(isMac ? "" : "+");
  });
}

const keyNames: Readonly<Record<string, string>> = {
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
  home: "Home",
  end: "End",
  delete: "Delete",
  enter: "Enter",
  escape: "Esc",
};

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}
