import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { identicalValues } from "../compare.ts";
import { unhurried } from "../turn.ts";
import { compileExpression } from "./compile-expression.ts";

afterEach(() => void vi.restoreAllMocks());

/** Evaluates in one piece of work, laid down as often as can be. */
function laidDown(expression: unknown, doc: Record<string, unknown>): { value: unknown; pauses: number } {
  let clock = performance.now();
  // Each look at the clock finds that the turn is long over.
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 1000));
  const evaluate = compileExpression(expression);
  const work = unhurried(null, () => evaluate(doc));
  for (let pauses = 0; ; pauses++) {
    const step = work.next();
    if (step.done === true) {
      vi.restoreAllMocks();
      return { value: step.value, pauses };
    }
    if (pauses > 10_000) throw new Error("gets nowhere");
  }
}

/** Evaluates in one go, which a slow machine must not find to be too long. */
function inOneGo(expression: unknown, doc: Record<string, unknown>): unknown {
  vi.spyOn(performance, "now").mockReturnValue(performance.now());
  const value = compileExpression(expression)(doc);
  vi.restoreAllMocks();
  return value;
}

const length = fc.constantFrom(3, 20, 600);
const list = length.map((count) => ({ $range: [0, count] }));
const plain = fc.constantFrom<unknown>("$$this", "$a", 1, { $add: ["$$this", "$a"] });
const { loop } = fc.letrec<{ loop: unknown; body: unknown }>((tie) => ({
  body: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    plain,
    fc.tuple(tie("loop"), tie("loop")).map(([left, right]) => ({ $add: [left, right] })),
    tie("loop"),
    fc
      .tuple(plain, tie("loop"))
      .map(([x, inner]) => ({ $let: { vars: { x }, in: { $add: ["$$x", inner] } } })),
  ),
  loop: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    list.map((input) => ({ $sum: input })),
    fc.tuple(list, tie("body")).map(([input, body]) => ({ $sum: { $map: { input, as: "this", in: body } } })),
    fc
      .tuple(list, tie("body"))
      .map(([input, body]) => ({ $size: { $filter: { input, as: "this", cond: { $mod: [body, 2] } } } })),
    fc.tuple(list, tie("body")).map(([input, body]) => ({
      $reduce: { input, initialValue: 0, in: { $mod: [{ $add: ["$$value", body] }, 9973] } },
    })),
    list.map((input) => ({ $first: { $sortArray: { input, sortBy: -1 } } })),
  ),
}));

test("a loop that is laid down comes to what it comes to in one go", async () => {
  await fc.assert(
    fc.asyncProperty(loop, fc.integer({ min: 0, max: 9 }), async (inner, a) => {
      await nextTurn();
      const expression = { $let: { vars: { this: 1 }, in: inner } };
      // What would take too long for a test is no case of it.
      fc.pre(JSON.stringify(expression).split("600").length < 3);
      const { value } = laidDown(expression, { a });
      await nextTurn();
      expect(identicalValues(value, inOneGo(expression, { a }))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("parts that are done are not begun again, and the rest goes on", async () => {
  await nextTurn();
  const long = { $sum: { $map: { input: { $range: [0, 5000] }, in: "$$this" } } };
  const { value, pauses } = laidDown([long, { $map: { input: [1, 2], in: [long, long] } }, long], {});
  const sum = 12_497_500;
  expect(value).toEqual([
    sum,
    [
      [sum, sum],
      [sum, sum],
    ],
    sum,
  ]);
  // Six loops of 5,000 steps, with a look at the clock every 256.
  expect(pauses).toBeGreaterThan(6 * 8);
  expect(pauses).toBeLessThan(6 * 30);
});
