import { describe, expect, it } from "vitest";
import { windowIdOf } from "./window-id.ts";

/** A tab's own storage, and the page in it as it is loaded: anew, or again. */
function tab() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return (isReload: boolean) => {
    const used = new Set<string>();
    return (formId: string) => windowIdOf(formId, { storage, isReload, used });
  };
}

describe("the id of a window", () => {
  it("stays over a reload, for each form", () => {
    const load = tab();
    const page = load(false);
    const [a, b] = [page("a"), page("b")];
    expect(a).not.toBe(b);
    const again = load(true);
    expect([again("a"), again("b")]).toEqual([a, b]);
  });

  it("is another in a copy of the tab, and when the form is opened again on the same page", () => {
    const load = tab();
    const first = load(false)("a");
    expect(load(false)("a")).not.toBe(first);
    const page = load(true);
    expect(page("a")).not.toBe(page("a"));
  });

  it("is there where nothing may be stored", () => {
    const used = new Set<string>();
    expect(windowIdOf("a", { storage: null, isReload: true, used })).toMatch(/^w/);
  });
});
