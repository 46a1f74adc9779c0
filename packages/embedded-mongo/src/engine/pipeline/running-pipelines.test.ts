import { expect, test } from "vitest";
import { cpuTime } from "../../../test/cpu-time.ts";
import type { Document } from "../document.ts";
import { compilePipeline } from "./compile-pipeline.ts";

test.each<[Document[], number]>([
  [[{ $foo: 1 }], 40324],
  [[{ $indexStats: {} }], 40324],
  [[{ $match: {}, $limit: 1 }], 40323],
  [[{ $out: "x" }, { $match: {} }], 40601],
  [[{ $group: { n: { $sum: 1 } } }], 15955],
  [[{ $group: { _id: 1, n: { $foo: 1 } } }], 15952],
  [[{ $limit: 0 }], 15958],
  [[{ $unwind: "x" }], 28818],
  [[{ $lookup: { from: "a", as: "b", foo: 1 } }], 9],
  [[{ $facet: { a: [{ $out: "x" }] } }], 40600],
  [[{ $setWindowFields: { output: { r: { $derivative: {} } } } }], 9],
])("refuses row %#", (stages, code) => {
  expect(() => compilePipeline(stages)).toThrow(expect.objectContaining({ code }));
});

test("$lookup asks its environment where that can find", () => {
  const asked: unknown[] = [];
  const units: Document[] = [{ _id: 1 }, { _id: 3 }];
  const lookupEqual = (name: string, path: string) => (value: unknown) => {
    asked.push([name, path, value]);
    return units.filter((doc) => doc[path] === value);
  };
  const stages = [{ $lookup: { from: "units", localField: "u", foreignField: "_id", as: "o" } }];
  expect([...compilePipeline(stages, { lookupEqual }).run([{ u: 3 }])][0]?.o).toEqual([{ _id: 3 }]);
  expect(asked).toEqual([["units", "_id", 3]]);
});

test("final stages that write are described to the caller", () => {
  expect(compilePipeline([{ $match: {} }, { $out: "x" }]).sink).toEqual({
    kind: "out",
    db: undefined,
    coll: "x",
  });
  expect(
    compilePipeline([{ $merge: { into: { db: "d", coll: "c" }, on: ["a"], whenMatched: "keepExisting" } }])
      .sink,
  ).toEqual({
    kind: "merge",
    db: "d",
    coll: "c",
    on: ["a"],
    whenMatched: "keepExisting",
    whenNotMatched: "insert",
    vars: undefined,
  });
});

test("stages take documents one by one: a limit stops the source", () => {
  let taken = 0;
  function* source(): Iterable<Document> {
    for (;;) yield { n: taken++ };
  }
  expect([...compilePipeline([{ $match: { n: { $gte: 2 } } }, { $limit: 2 }]).run(source())]).toHaveLength(2);
  expect(taken).toBe(4);
});

test("ranking 100,000 documents of one partition is not quadratic", () => {
  const docs = Array.from({ length: 100_000 }, (_, n): Document => ({ _id: n, s: (n * 7919) % 100_003 }));
  const started = cpuTime();
  const output = { r: { $rank: {} }, t: { $sum: "$s", window: { documents: [-50, 50] } } };
  const { run } = compilePipeline([{ $setWindowFields: { sortBy: { s: -1 }, output } }]);
  const result = [...run(docs)];
  expect(result).toHaveLength(100_000);
  expect(cpuTime() - started).toBeLessThan(10_000);
});
