import { expect, it } from "vitest";
import { keptPromises } from "./kept-promises.ts";

/** Loads by key and notes which keys had to be. */
function noting<T>(kept: ReturnType<typeof keptPromises<T>>, make: (key: string) => T) {
  const loaded: string[] = [];
  const get = (key: string) =>
    kept(key, async () => {
      loaded.push(key);
      return make(key);
    });
  return { loaded, get };
}

it("loads once, and drops what was not asked for the longest", async () => {
  const { loaded, get } = noting(keptPromises<string>(2), (key) => key);
  for (const key of ["a", "b", "a", "c", "a", "b"]) expect(await get(key)).toBe(key);
  expect(loaded).toEqual(["a", "b", "c", "b"]);
});

it("keeps no more than there is room for, but the newest in any case", async () => {
  const kept = keptPromises<string>(10, { most: 5, sizeOf: (value) => value.length });
  const { loaded, get } = noting(kept, (key) => key);
  for (const key of ["aa", "bb", "cc", "bb", "larger", "larger", "bb", "a", "bb"]) await get(key);
  expect(loaded).toEqual(["aa", "bb", "cc", "larger", "bb", "a"]);
});

it("loads what failed again, and what failed takes nobody's room", async () => {
  const kept = keptPromises<string>(10, { most: 3, sizeOf: (value) => value.length });
  await kept("a", async () => "aaa");
  const failing = async () => Promise.reject(new Error("away"));
  await expect(kept("b", failing)).rejects.toThrow("away");
  expect(await kept("b", async () => "")).toBe("");
  expect(await kept("a", failing)).toBe("aaa");
});
