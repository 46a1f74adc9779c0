import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDraftStore, draftKey } from "./draft-store.ts";
import { restoreDraft } from "./restore-draft.ts";

const at = "2026-09-30T08:00:00.000Z";
const draft = { value: { comment: "工作扎实" }, base: { comment: "" }, at };

/** A browser's storage; `room`: how many characters it takes. */
function storage(room = 1_000_000): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new DOMException("no room", "QuotaExceededError");
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

describe("drafts on this device", () => {
  it("are found again after a reload, and gone once they are sent", () => {
    const device = storage();
    expect(createDraftStore(device).write("k", draft)).toBe(true);
    const later = createDraftStore(device);
    expect(later.read("k")).toEqual(draft);
    later.remove("k");
    expect(createDraftStore(device).read("k")).toBeUndefined();
  });

  it("are another's in another account or unit, and of another document", () => {
    const place = "review/a";
    const keys = [
      draftKey({ userId: "u", tenantId: "t" }, place),
      draftKey({ userId: "v", tenantId: "t" }, place),
      draftKey({ userId: "u", tenantId: "s" }, place),
      draftKey({ userId: "u", tenantId: "t" }, "review/b"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("stay in the tab where the browser keeps nothing or has no room, newest first", () => {
    for (const device of [undefined, storage(10)]) {
      const store = createDraftStore(device);
      expect(store.write("k", draft)).toBe(false);
      expect(store.read("k")).toEqual(draft);
      store.remove("k");
      expect(store.read("k")).toBeUndefined();
    }
  });

  it.each(["", "{", "null", "[]", '{"value":1}', '{"value":{},"base":{},"at":"gestern"}'])(
    "what is no draft is none: %s",
    (text) => {
      const device = storage();
      device.setItem("k", text);
      expect(createDraftStore(device).read("k")).toBeUndefined();
    },
  );
});

describe("what was typed, over what stands there now", () => {
  const typedOn = { title: "方案", days: 5, steps: ["自评"] };
  const typed = { value: { ...typedOn, title: "新方案", steps: ["自评", "评鉴"] }, base: typedOn, at };

  it("comes back whole where nobody changed anything", () => {
    expect(restoreDraft(typed, typedOn)).toEqual({ value: typed.value, contested: [] });
  });

  it("leaves what others saved in other parts, and tells what both changed", () => {
    const now = { title: "别人的方案", days: 9, steps: ["自评"] };
    expect(restoreDraft(typed, now)).toEqual({
      value: { title: "新方案", days: 9, steps: ["自评", "评鉴"] },
      contested: ["title"],
    });
  });

  it("is nothing where it was saved after all, or the shape is another now", () => {
    expect(restoreDraft(typed, { ...typedOn, ...typed.value })).toBeUndefined();
    expect(restoreDraft({ value: { days: "5 天" }, base: { days: 5 }, at }, { days: 7 })).toBeUndefined();
  });

  it("gives every part that was typed or saved, as it was typed or saved (property)", () => {
    const parts = fc.record({ a: fc.string(), b: fc.string(), c: fc.string() });
    fc.assert(
      fc.property(parts, parts, parts, (base, mine, now) => {
        const { value = now, contested = [] } = restoreDraft({ value: mine, base, at }, now) ?? {};
        for (const part of ["a", "b", "c"] as const) {
          expect(value[part]).toBe(mine[part] === base[part] ? now[part] : mine[part]);
          const isContested = new Set([mine[part], base[part], now[part]]).size === 3;
          expect(contested.includes(part)).toBe(isContested);
        }
      }),
    );
  });
});
