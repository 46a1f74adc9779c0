import { isRecord } from "@duheng/form-ui/fill";

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

/** What was typed on this device, by key. Where the browser gives no storage, it is kept as long as the tab is open. */
export interface DraftStore {
  read(key: string): KeptDraft | undefined;
  /** Answers whether it outlives the tab. */
  write(key: string, draft: KeptDraft): boolean;
  remove(key: string): void;
}

/** Whose draft of what: never shown to another account, nor in another unit. */
export function draftKey(
  owner: { readonly userId: string; readonly tenantId: string },
  place: string,
): string {
  return `duheng.draft.1.${owner.userId}.${owner.tenantId}.${place}`;
}

/** @param storage undefined where the browser forbids it */
export function createDraftStore(storage: Storage | undefined): DraftStore {
  const inTab = new Map<string, KeptDraft>();
  return {
    read(key) {
      const held = inTab.get(key);
      if (held !== undefined) return held;
      try {
        const found: unknown = JSON.parse(storage?.getItem(key) ?? "null");
        return isDraft(found) ? found : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, draft) {
      try {
        if (storage === undefined) throw new Error("this browser keeps nothing");
        storage.setItem(key, JSON.stringify(draft));
        inTab.delete(key);
        return true;
      } catch {
        // Forbidden, or no room: an older text must not come back instead of this one.
        inTab.set(key, draft);
        try {
          storage?.removeItem(key);
        } catch {
          // Nothing was kept there either.
        }
        return false;
      }
    },
    remove(key) {
      inTab.delete(key);
      try {
        storage?.removeItem(key);
      } catch {
        // Nothing was kept there either.
      }
    },
  };
}

function isDraft(value: unknown): value is KeptDraft {
  return (
    isRecord(value) &&
    isRecord(value.value) &&
    isRecord(value.base) &&
    typeof value.at === "string" &&
    !Number.isNaN(Date.parse(value.at))
  );
}
