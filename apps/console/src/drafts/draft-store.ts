import { isRecord } from "@duheng/form-ui/fill";
import { createDraftShelf } from "./draft-shelf.ts";

/** Named parts of what is typed on one page or in one dialog; plain JSON. */
export type DraftValue = Readonly<Record<string, unknown>>;

/** What was typed and not sent yet. */
export interface KeptDraft {
  readonly value: DraftValue;
  /** What stood there when it was typed: what others changed since is told from it. */
  readonly base: DraftValue;
  /** When it was typed last, by this device's clock, ISO. */
  readonly at: string;
}

/** A draft that is no more: it was too old, or the oldest when there was no room. */
export interface LostDraft {
  readonly lost: "age" | "room";
  /** When it was typed last, ISO. */
  readonly at: string;
}

/** What was typed on this device, by key. Where the browser gives no storage, it is kept as long as the tab is open. */
export interface DraftStore {
  read(key: string): KeptDraft | undefined;
  /** What became of a draft that was kept under this key and is no more, until another is written or it is removed. */
  lost(key: string): LostDraft | undefined;
  /** It was told what became of it. */
  dismiss(key: string): void;
  /** Answers whether it outlives the tab. The oldest of the other drafts make room for it. */
  write(key: string, draft: KeptDraft): boolean;
  remove(key: string): void;
}

/** Days for which a draft is kept after it was typed last. */
export const draftDays = 90;

const prefix = "duheng.draft.1.";

/** Whose draft of what: never shown to another account, nor in another unit. */
export function draftKey(
  owner: { readonly userId: string; readonly tenantId: string },
  place: string,
): string {
  return `${prefix}${owner.userId}.${owner.tenantId}.${place}`;
}

/** @param storage undefined where the browser forbids it */
export function createDraftStore(storage: Storage | undefined, now: () => number = Date.now): DraftStore {
  const inTab = new Map<string, KeptDraft>();
  const shelf = createDraftShelf(storage, prefix);
  const found = (key: string): KeptDraft | LostDraft | undefined => {
    const kept = entryOf(shelf.get(key));
    if (kept === undefined || "lost" in kept || isYoung(kept.at, now())) return kept;
    const lost: LostDraft = { lost: "age", at: kept.at };
    shelf.set(key, JSON.stringify(lost));
    return lost;
  };
  for (const key of shelf.keys()) {
    const entry = found(key);
    // What became of a draft is told for as long as the draft would have been kept.
    if (entry !== undefined && "lost" in entry && !isYoung(entry.at, now(), 2)) shelf.remove(key);
  }
  return {
    read(key) {
      const held = inTab.get(key);
      if (held !== undefined) return held;
      const entry = found(key);
      return entry === undefined || "lost" in entry ? undefined : entry;
    },
    lost(key) {
      const entry = inTab.has(key) ? undefined : found(key);
      return entry !== undefined && "lost" in entry ? entry : undefined;
    },
    dismiss(key) {
      const entry = found(key);
      if (entry !== undefined && "lost" in entry) shelf.remove(key);
    },
    write(key, draft) {
      const text = JSON.stringify(draft);
      if (shelf.set(key, text) || withRoom(shelf, key, text)) {
        inTab.delete(key);
        return true;
      }
      // An older text must not come back instead of this one.
      inTab.set(key, draft);
      shelf.remove(key);
      return false;
    },
    remove(key) {
      inTab.delete(key);
      shelf.remove(key);
    },
  };
}

/** Writes where the oldest others have made room; where all of them together do not, they stay. */
function withRoom(shelf: ReturnType<typeof createDraftShelf>, key: string, text: string): boolean {
  const others = shelf
    .keys()
    .flatMap((other) => {
      const entry = other === key ? undefined : entryOf(shelf.get(other));
      return entry === undefined || "lost" in entry ? [] : [{ key: other, at: entry.at }];
    })
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const evicted: { readonly key: string; readonly text: string }[] = [];
  for (const { key: other, at } of others) {
    const before = shelf.get(other);
    if (before === undefined) continue;
    evicted.unshift({ key: other, text: before });
    const lost: LostDraft = { lost: "room", at };
    shelf.set(other, JSON.stringify(lost));
    if (shelf.set(key, text)) return true;
  }
  for (const each of evicted) shelf.set(each.key, each.text);
  return false;
}

function isYoung(at: string, now: number, times = 1): boolean {
  return now - Date.parse(at) <= times * draftDays * 86_400_000;
}

function entryOf(text: string | undefined): KeptDraft | LostDraft | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { at, lost, value: typed, base } = value;
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) return undefined;
  if (lost === "age" || lost === "room") return { lost, at };
  return isRecord(typed) && isRecord(base) ? { value: typed, base, at } : undefined;
}
