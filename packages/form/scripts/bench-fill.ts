/**
 * What filling costs, by the number of fields: `npx tsx packages/form/scripts/bench-fill.ts [sizes…]`. Medians in
 * milliseconds. plain: a key stroke in a field that nothing depends on; driving: one that 20 computed fields hang on;
 * cell: one in a row; toggle: a flag that shows another field; snapshot, live…: a key stroke and then that, on the same store;
 * liveScored: a key stroke in a field that an indicator names, and the score; submission, score: of answers that no store knows.
 */
import type { Form } from "@duheng/contracts";
import { createFillStore, prepareForm } from "../src/index.ts";

const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
console.table(
  Object.fromEntries((sizes.length > 0 ? sizes : [200, 1_000]).map((size) => [size, measure(size)])),
);

function measure(size: number): Record<string, string> {
  const form = benchForm(size);
  const begun = performance.now();
  const prepared = prepareForm(form);
  const preparing = performance.now() - begun;
  const opening = median(() => createFillStore(prepared, answersOf(size)), 10);
  const store = createFillStore(prepared, answersOf(size));
  for (const { path } of prepared.fields) store.subscribe(path, () => {});
  let count = 0;
  const next = (below: number) => {
    count += 1;
    return count % below;
  };
  const type = () => store.set("/text0", `typed ${next(1e9)}`);
  const plain = median(type, 2_000);
  const driving = median(() => store.set("/driver0", next(1_000)), 500);
  const cell = median(() => store.set("/rows0/1/amount", next(90)), 500);
  const toggle = median(() => store.set("/flag0", next(2) === 0), 500);
  const snapshot = median(() => {
    type();
    return store.snapshot().state.complete;
  }, 100);
  const liveSubmission = median(() => {
    type();
    return store.submission();
  }, 100);
  const liveScore = median(() => {
    type();
    return store.score();
  }, 100);
  const liveScored = median(() => {
    store.set("/number0", next(900));
    return store.score();
  }, 100);
  const { answers } = store.snapshot();
  const submission = median(() => prepared.submission({ ...answers }), 20);
  const score = median(() => prepared.score({ answers: { ...answers } }), 20);
  return told({
    preparing,
    opening,
    plain,
    driving,
    cell,
    toggle,
    snapshot,
    submission,
    score,
    liveSubmission,
    liveScore,
    liveScored,
  });
}

function told(times: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms.toFixed(ms < 1 ? 4 : 1)]));
}

function median(run: () => unknown, times: number): number {
  for (let round = 0; round < Math.min(times, 20); round += 1) run();
  const taken = Array.from({ length: times }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? Number.NaN;
}

/**
 * Of each 200 fields 60 texts, 45 numbers, 25 choices, 20 booleans, 20 texts that they show, 20 computed from one
 * number, 10 lists of 5 rows; an indicator for each number. As the browser's benchmark has it.
 */
function benchForm(size: number): Form {
  const properties: Record<string, Record<string, unknown>> = {};
  for (let block = 0; block * 200 < size; block += 1) {
    const many = (count: number, field: (index: number) => [string, Record<string, unknown>]) => {
      for (let index = 0; index < count; index += 1) {
        const [key, schema] = field(block * count + index);
        properties[key] = { title: key, ...schema };
      }
    };
    many(60, (index) => [`text${index}`, { type: "string", maxLength: 60 }]);
    many(1, (index) => [`driver${index}`, { type: "integer", minimum: 0, maximum: 1_000 }]);
    many(44, (index) => [`number${index}`, { type: "number", minimum: 0, maximum: 1_000 }]);
    many(25, (index) => [`choice${index}`, { enum: ["excellent", "good", "average", "poor"] }]);
    many(20, (index) => [`flag${index}`, { type: "boolean" }]);
    many(20, (index) => [
      `extra${index}`,
      { type: "string", maxLength: 60, "x-visible": `flag${index} ?? FALSE` },
    ]);
    many(20, (index) => [
      `computed${index}`,
      { type: "number", "x-computed": `(driver${block} ?? 0) * ${(index % 20) + 2}` },
    ]);
    many(10, (index) => [`rows${index}`, rowsSchema()]);
  }
  const numbers = Object.keys(properties).filter((key) => key.startsWith("number"));
  return {
    title: `${size} fields`,
    fields: { type: "object", properties },
    indicators: numbers.slice(0, 76).map((key, index) => ({
      id: `i${index}`,
      code: `I${index}`,
      title: key,
      group: "all",
      points: { kind: "fixed", full: 1 },
      by: { kind: "formula", formula: `(${key} ?? 0) / 1000` },
    })),
    score: { groups: [{ id: "g1", code: "all", title: "all" }] },
  };
}

function rowsSchema(): Record<string, unknown> {
  const properties = { name: { type: "string" }, amount: { type: "number", minimum: 0, maximum: 100 } };
  return { type: "array", maxItems: 50, items: { type: "object", properties } };
}

function answersOf(size: number): Record<string, unknown> {
  const { fields } = benchForm(size);
  return Object.fromEntries(
    Object.keys(fields.properties).flatMap((key, index): [string, unknown][] => {
      if (key.startsWith("text") || key.startsWith("extra")) return [[key, `text ${index}`]];
      if (key.startsWith("number")) return [[key, 100 + (index % 500)]];
      if (key.startsWith("driver")) return [[key, 41]];
      if (key.startsWith("choice")) return [[key, "good"]];
      if (key.startsWith("flag")) return [[key, index % 2 === 0]];
      if (key.startsWith("rows"))
        return [[key, Array.from({ length: 5 }, (_, row) => ({ name: `row ${row}`, amount: row + 1 }))]];
      return [];
    }),
  );
}
