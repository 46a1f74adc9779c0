import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readIndex } from "../src/commands/index-specification.ts";
import { compileSort, type Document, decode, double } from "../src/engine/index.ts";
import { find } from "../src/query/find.ts";
import { insertOne } from "../src/query/modify.ts";
import type { QueryOptions } from "../src/query/query-options.ts";
import { buildIndex } from "../src/storage/build-index.ts";
import { ensureCollection } from "../src/storage/collections.ts";
import { Deadline } from "../src/storage/deadline.ts";
import { Store } from "../src/storage/store.ts";
import { temporaryDirectory } from "./server-fixture.ts";

const directory = temporaryDirectory();
let store: Store;
beforeAll(async () => {
  store = await Store.open(`${directory.path}/data.mdb`, { sync: false });
});
afterAll(async () => {
  await store.close();
  directory[Symbol.dispose]();
});

const small = fc.integer({ min: -3, max: 3 });
const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom("a", "b", "ab", "", null, true, 1.5, 2n, double(1), new Date(1)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const flat = fc.record(
  { a: fc.oneof(value, fc.array(small, { maxLength: 3 })), b: scalar, c: scalar },
  { requiredKeys: [] },
);
const plainDoc = fc.record({ a: scalar, b: scalar, c: scalar }, { requiredKeys: [] });
const nested = fc.record({
  a: fc.array(fc.record({ x: small, y: small }, { requiredKeys: [] }), { maxLength: 2 }),
});

// Ranges that no one value but two elements of an array can meet are where multikey indexes go wrong.
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.record({ $gt: small, $lt: small }) },
  value,
  fc.record({ $gt: scalar, $lte: scalar }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0),
  fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.constant({ $regex: "^a" }),
  fc.record({ $not: fc.record({ $gte: scalar }) }),
);
const path = fc.constantFrom("a", "a", "b", "c", "a.x", "a.y");
const clauses = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.tuple(path, condition), { maxLength: 3 }) },
  // Met by two elements of one array, and by what a sparse index leaves out.
  {
    weight: 1,
    arbitrary: fc.tuple(small, small).map(([x, y]): [string, unknown][] => [
      ["a.x", x],
      ["a.y", y],
    ]),
  },
  { weight: 1, arbitrary: fc.constantFrom("a", "b").map((name): [string, unknown][] => [[name, null]]) },
);
const conjunction = clauses.map(
  (list): Document => ({ $and: [{}, ...list.map(([name, one]) => ({ [name]: one }))] }),
);
const filter = fc.oneof(
  { weight: 3, arbitrary: conjunction },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(conjunction, { minLength: 1, maxLength: 3 }), conjunction)
      .map(([branches, rest]): Document => ({ $and: [rest, { $or: branches }] })),
  },
);
const sort = fc.option(
  fc
    .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(1, -1)), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 2,
    })
    .map((fields): Document => Object.fromEntries(fields)),
  { nil: undefined },
);
const index = fc.oneof(
  fc
    .constantFrom<Document>({ a: 1 }, { a: -1 }, { a: 1, b: -1 }, { b: 1, a: 1, c: 1 }, { c: -1, b: 1 })
    .map((key) => ({ key })),
  fc.constantFrom<Document>(
    { key: { "a.x": 1, "a.y": -1 } },
    { key: { a: 1 }, sparse: true },
    { key: { a: 1, b: 1 }, sparse: true },
    { key: { b: 1 }, partialFilterExpression: { a: { $gt: 0 } } },
    { key: { c: 1 }, partialFilterExpression: { b: { $exists: true } } },
  ),
);

let run = 0;
test("every query gives the same documents, in an order as good, with indexes as without", async () => {
  const docs = fc.oneof(
    fc.array(plainDoc, { maxLength: 12 }),
    fc.array(flat, { maxLength: 12 }),
    fc.array(nested, { maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(
      docs,
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(filter, { minLength: 1, maxLength: 5 }),
      sort,
      async (all, indexes, filters, order) => {
        run++;
        await store.write((view) => {
          for (const name of [`plain${run}`, `indexed${run}`]) {
            let info = ensureCollection(store.catalog, view, "t", name);
            if (name.startsWith("indexed")) {
              for (const [at, spec] of indexes.entries()) {
                info = buildIndex(store.catalog, view, info, {
                  ...readIndex({ ...spec, name: `i${at}` }, store.catalog.collations),
                  table: store.catalog.newTable(),
                });
              }
            }
            const target = {
              store,
              view,
              db: "t",
              name,
              deadline: Deadline.none,
              bypassValidation: true,
              logger: pino({ level: "silent" }),
            };
            for (const [_id, doc] of all.entries()) insertOne(target, { _id, ...doc });
          }
        });
        const snapshot = store.snapshot();
        try {
          for (const one of filters) {
            const [expected = [], got = []] = ["plain", "indexed"].map((kind) =>
              results(kind, one, order, snapshot),
            );
            expect(ids(got).sort((a, b) => a - b)).toEqual(ids(expected).sort((a, b) => a - b));
            if (order === undefined) continue;
            const compare = compileSort(order);
            const wrong = got.findIndex((doc, at) => at > 0 && compare(got[at - 1] ?? {}, doc) > 0);
            expect(wrong).toBe(-1);
          }
        } finally {
          snapshot.release();
        }
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);

function results(
  kind: string,
  filter: Document,
  sort: Document | undefined,
  snapshot: ReturnType<Store["snapshot"]>,
): Document[] {
  const options: QueryOptions = { collation: undefined, vars: undefined, now: new Date(0) };
  const collection = snapshot.catalog.collection("t", `${kind}${run}`);
  const request = { filter, sort, skip: 0, limit: 0, options };
  return [...find(snapshot.view, collection, request, {})].flatMap((bytes) =>
    bytes === null ? [] : [decode(bytes)],
  );
}

function ids(docs: readonly Document[]): number[] {
  return docs.map(({ _id }) => Number(_id));
}
