import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDraftStore, draftKey } from "./draft-store.ts";
import { restoreDraft } from "./restore-draft.ts";

const at = "2026-09-30T08:00:00.000Z";
const draft = { value: { comment: "工作扎实" }, base: { comment: "" }, at };

/** A browser's storage; `room`: how many characters it takes in all. */
function storage(room = 1_000_000): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      const others = [...held]
        .filter(([other]) => other !== key)
        .reduce((sum, [, text]) => sum + text.length, 0);
      if (others + value.length > room) throw new DOMException("no room", "QuotaExceededError");
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

describe("drafts that are old, or too many", () => {
  const day = 86_400_000;
  const own = (place: string) => draftKey({ userId: "u", tenantId: "t" }, place);
  const typedOn = (days: number) => ({ ...draft, at: new Date(Date.parse(at) + days * day).toISOString() });
  const after = (days: number) => () => Date.parse(at) + days * day;

  it.each([
    [0, true],
    [90, true],
    [90.1, false],
    [-3, true],
  ])("after %s days: kept %s; gone, it is told", (days, isKept) => {
    const device = storage();
    createDraftStore(device, after(0)).write(own("a"), draft);
    const store = createDraftStore(device, after(days));
    expect(store.read(own("a"))).toEqual(isKept ? draft : undefined);
    expect(store.lost(own("a"))).toEqual(isKept ? undefined : { lost: "age", at });
  });

  it("grow old while the tab is open, and begin anew with each change", () => {
    let today = 0;
    const store = createDraftStore(storage(), () => after(today)());
    store.write(own("a"), draft);
    today = 80;
    store.write(own("a"), typedOn(80));
    today = 160;
    expect(store.read(own("a"))).toEqual(typedOn(80));
    today = 171;
    expect(store.read(own("a"))).toBeUndefined();
  });

  it("what is told of one is told until it is dismissed, written over, or as old again", () => {
    const device = storage();
    createDraftStore(device, after(0)).write(own("a"), draft);
    const store = createDraftStore(device, after(100));
    expect(store.lost(own("a"))?.lost).toBe("age");
    store.dismiss(own("a"));
    expect(store.lost(own("a"))).toBeUndefined();
    store.write(own("a"), typedOn(100));
    store.dismiss(own("a"));
    expect(store.read(own("a"))).toEqual(typedOn(100));
    expect(createDraftStore(device, after(191)).lost(own("a"))?.lost).toBe("age");
    expect(device.length).toBe(1);
    expect(createDraftStore(device, after(281)).lost(own("a"))).toBeUndefined();
    expect(device.length).toBe(0);
  });

  it("the oldest make room, never the one that is written, and nothing that is no draft", () => {
    const size = JSON.stringify(draft).length;
    const device = storage(Math.ceil(4.3 * size));
    device.setItem("setting", "x".repeat(10));
    const store = createDraftStore(device, after(9));
    store.write(own("b"), typedOn(2));
    store.write(own("a"), typedOn(1));
    store.write(own("c"), typedOn(3));
    const long = { ...typedOn(0), value: { comment: "长".repeat(size) } };
    expect(store.write(own("d"), long)).toBe(true);
    expect(store.read(own("d"))).toEqual(long);
    expect(["a", "b", "c"].map((place) => store.read(own(place))?.at)).toEqual([
      undefined,
      undefined,
      typedOn(3).at,
    ]);
    expect(store.lost(own("a"))).toEqual({ lost: "room", at: typedOn(1).at });
    expect(device.getItem("setting")).toBe("x".repeat(10));
  });

  it("what fits in no case drives nobody out, and is kept in the tab", () => {
    const device = storage(500);
    const store = createDraftStore(device, after(9));
    for (const place of ["a", "b"]) store.write(own(place), draft);
    const huge = { ...draft, value: { comment: "长".repeat(600) } };
    expect(store.write(own("c"), huge)).toBe(false);
    expect(store.read(own("c"))).toEqual(huge);
    expect(["a", "b"].map((place) => store.read(own(place)))).toEqual([draft, draft]);
  });
});

describe("what was typed, over what stands there now", () => {
  const typedOn = { title: "方案", days: 5, steps: ["自评"] };
  const typed = { value: { ...typedOn, title: "新方案", steps: ["自评", "评鉴"] }, base: typedOn };

  it("comes back whole where nobody changed anything", () => {
    expect(restoreDraft(typed, typedOn)).toEqual({ value: typed.value, base: typedOn, contests: [] });
  });

  it("leaves what others saved in other parts, and tells what both changed", () => {
    const now = { title: "别人的方案", days: 9, steps: ["公示", "自评"] };
    expect(restoreDraft(typed, now)).toEqual({
      value: { title: "新方案", days: 9, steps: ["公示", "自评", "评鉴"] },
      base: { ...now, title: "方案" },
      contests: [{ path: ["title"], base: "方案", mine: "新方案", theirs: "别人的方案" }],
    });
  });

  it("is nothing where it was saved after all, or the shape is another now", () => {
    expect(restoreDraft(typed, { ...typedOn, ...typed.value })).toBeUndefined();
    expect(restoreDraft({ value: { days: "5 天" }, base: { days: 5 } }, { days: 7 })).toBeUndefined();
  });

  it("gives every part that was typed or saved, as it was typed or saved (property)", () => {
    const parts = fc.record({ a: fc.string(), b: fc.string(), c: fc.string() });
    fc.assert(
      fc.property(parts, parts, parts, (base, mine, now) => {
        const { value, contests } = restoreDraft({ value: mine, base }, now) ?? { value: now, contests: [] };
        for (const part of ["a", "b", "c"] as const) {
          expect(value[part]).toBe(mine[part] === base[part] ? now[part] : mine[part]);
          const isContested = new Set([mine[part], base[part], now[part]]).size === 3;
          expect(contests.some(({ path }) => path[0] === part)).toBe(isContested);
        }
      }),
    );
  });
});
