import { expect, test } from "vitest";
import { schema } from "../../scripts/fuzz/corpus.ts";
import { mutate } from "../../scripts/fuzz/mutate.ts";
import { Random } from "../../scripts/fuzz/random.ts";
import { check, prepareScope } from "../../src/index.ts";
import { form } from "./form.ts";
import { droppedWord } from "./keeps-operands.ts";
import { mistakes } from "./table.ts";

test("no fix of 6,000 mutated formulas drops an operand or operator", () => {
  const scope = prepareScope({ schema, ratings: true, previous: true, indicators: { A1: "number" } });
  const random = new Random(12);
  const dropped: string[] = [];
  let offered = 0;
  for (let count = 0; count < 6_000; count += 1) {
    const source = mutate(random);
    if (source.length > 2_000) continue;
    for (const diagnostic of check(source, scope).diagnostics) {
      if (diagnostic.fix !== undefined) offered += 1;
      const why = droppedWord(source, diagnostic);
      if (why !== null) dropped.push(`${source}\n  ${why}`);
    }
  }
  expect(dropped).toEqual([]);
  expect(offered).toBeGreaterThan(2_000);
}, 60_000);

test("no fix of the table of wrong formulas drops an operand or operator", () => {
  const dropped = mistakes.flatMap(({ source, expected }) =>
    check(source, form, expected ?? "number?").diagnostics.flatMap((each) => droppedWord(source, each) ?? []),
  );
  expect(dropped).toEqual([]);
});

test("what drops a word is seen", () => {
  const told = (source: string, from: number, to: number, insert: string, code = "unexpected-token") =>
    droppedWord(source, {
      ...{ code: code as "unexpected-token", severity: "error", from, to, params: {} },
      fix: { from, to, insert },
    });
  expect(told("1 2", 2, 3, "")).not.toBeNull();
  expect(told("1,5*x", 1, 2, "")).not.toBeNull();
  expect(told("!a", 0, 1, "")).toBeNull();
  expect(told("a + * b", 4, 5, "")).not.toBeNull();
  expect(told("a + bonus", 4, 9, "c ?? 0", "optional-value")).not.toBeNull();
  expect(told("a + bonus", 4, 9, "bonus ?? 0", "optional-value")).toBeNull();
});
