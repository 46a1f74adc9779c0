import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { History } from "../src/fill/history.ts";
import { insertAt, removeAt, replaceIn } from "../src/fill/immutable.ts";
import { Listeners } from "../src/fill/listeners.ts";
import { Waiting } from "../src/fill/waiting.ts";

test("of numbers that wait the smallest is taken, whatever came in between", () => {
  const act = fc.oneof(fc.nat(20), fc.constant("take" as const));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const [waiting, known] = [new Waiting(), [] as number[]];
      for (const each of acts) {
        if (each === "take") {
          known.sort((a, b) => a - b);
          expect(waiting.take()).toBe(known.shift());
        } else {
          waiting.add(each);
          known.push(each);
        }
      }
      expect(known.map(() => waiting.take())).toEqual(known.sort((a, b) => a - b));
      expect(waiting.take()).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

describe("steps that may be taken back", () => {
  const step = (before: number, after: number) => ({ key: "a", before, after });

  test("200 at most, the latest", () => {
    const history = new History();
    for (let at = 0; at < 203; at += 1) history.push(step(at, at + 1), null);
    const back = Array.from({ length: 201 }, () => history.undo()?.before);
    expect(back).toEqual([...Array.from({ length: 200 }, (_, index) => 202 - index), undefined]);
    expect([history.canUndo, history.canRedo]).toEqual([false, true]);
    expect(Array.from({ length: 201 }, () => history.redo()?.after)).toEqual([
      ...Array.from({ length: 200 }, (_, index) => index + 4),
      undefined,
    ]);
  });

  test("what is typed at one place is one step, until something else was done", () => {
    const history = new History();
    history.push(step(0, 1), "/a");
    history.push(step(1, 2), "/a");
    history.push(step(2, 3), "/b");
    history.push(step(3, 4), null);
    history.push(step(4, 5), null);
    history.push(step(5, 6), "/b");
    expect([history.undo(), history.undo(), history.undo()]).toEqual([step(5, 6), step(4, 5), step(3, 4)]);
    // Behind one that was taken back, the same place begins anew.
    history.push(step(3, 9), "/b");
    expect([history.canRedo, history.redo()]).toEqual([false, undefined]);
    expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual([
      ...[step(3, 9), step(2, 3), step(0, 2)],
      undefined,
    ]);
  });
});

describe("values that are never changed in place", () => {
  test.each<[value: unknown, path: string[], to: unknown, result: unknown]>([
    [1, [], 2, 2],
    [undefined, ["a"], 2, { a: 2 }],
    [null, ["a", "b"], 2, { a: { b: 2 } }],
    [{ a: 1, b: 2 }, ["a"], 3, { a: 3, b: 2 }],
    [{ a: { b: 1, c: 2 } }, ["a", "b"], 3, { a: { b: 3, c: 2 } }],
    [[{ a: 1 }, { a: 2 }], ["1", "a"], 3, [{ a: 1 }, { a: 3 }]],
    [{ a: [1, 2] }, ["a", "0"], 3, { a: [3, 2] }],
    ["text", ["a"], 2, { a: 2 }],
    // A row that is not there is not made.
    [[1], ["1"], 2, [1]],
    [[1], ["-1"], 2, [1]],
    [[1], ["x"], 2, [1]],
  ])("%j at %j: %j", (value, path, to, result) => {
    const before = structuredClone(value);
    expect(replaceIn(value, path, to)).toEqual(result);
    expect(value).toEqual(before);
  });

  test("what is the same already stays the very same", () => {
    const value = { a: [{ b: 1 }, { b: 2 }], c: {} };
    expect(replaceIn(value, ["a", "1", "b"], 2)).toBe(value);
    const changed = replaceIn(value, ["c", "d"], 1) as typeof value;
    expect(changed.a).toBe(value.a);
    expect((replaceIn(value, ["a", "0", "b"], 5) as typeof value).a[1]).toBe(value.a[1]);
    expect(replaceIn(value, ["z"], undefined)).toBe(value);
    // So does a list that has no such row.
    const list = [1, 2];
    for (const index of ["2", "-1", "x"]) expect(replaceIn(list, [index], 3)).toBe(list);
  });

  test("lists with one more and one less", () => {
    const list = ["a", "b"];
    expect([0, 1, 2].map((at) => insertAt(list, at, "x"))).toEqual([
      ["x", "a", "b"],
      ["a", "x", "b"],
      ["a", "b", "x"],
    ]);
    expect([0, 1, 2].map((at) => removeAt(list, at))).toEqual([["b"], ["a"], ["a", "b"]]);
    expect(list).toEqual(["a", "b"]);
  });
});

test("listeners are told of their own place, once, and of all; not any more once they have ended", () => {
  const listeners = new Listeners();
  const told: string[] = [];
  const ends = ["/a", "/a/b", "/ab", "/a"].map((path, index) =>
    listeners.add(path, () => told.push(`${path} ${index}`)),
  );
  const endAll = listeners.addForAll(() => told.push("all"));
  const tell = (...paths: string[]) => {
    told.length = 0;
    listeners.tell(paths);
    return [...told];
  };
  expect(tell("/a", "/a")).toEqual(["/a 0", "/a 3", "all"]);
  expect(tell("/a/b", "/z")).toEqual(["/a/b 1", "all"]);
  expect(listeners.pathsUnder("/a")).toEqual(["/a/b"]);
  expect(listeners.pathsUnder("/z")).toEqual([]);
  ends[0]?.();
  expect(tell("/a", "/ab")).toEqual(["/a 3", "/ab 2", "all"]);
  endAll();
  for (const end of ends) end();
  expect(tell("/a", "/a/b", "/ab")).toEqual([]);
  // One that has ended ends no other that came later.
  listeners.add("/a", () => told.push("later"));
  for (const end of ends) end();
  expect(tell("/a")).toEqual(["later"]);
});
