import { describe, expect, test } from "vitest";
import { compileProgram } from "../src/index.ts";
import * as runtime from "../src/runtime.ts";
import { input, schema } from "./fixture.ts";
import kept from "./fixtures/edition-0.json" with { type: "json" };

/** Formulas whose meaning another edition changes, as the compiler of edition 0 left them: never to be made anew. */
describe("edition 0", () => {
  for (const { source, ...expected } of kept) {
    test(`compiles to what it was: ${source}`, () => {
      const scope = { schema, ratings: true, edition: 0 as const };
      const program = compileProgram([{ name: "x", source }], scope);
      expect({
        tree: program.tree,
        rows: program.toRows(),
        result: program.evaluate(input),
      }).toEqual(expected);
    });

    test(`kept trees and code compute as they did: ${source}`, () => {
      const { tree, rows, result } = expected;
      const program: runtime.TypedProgram = JSON.parse(JSON.stringify(tree));
      const fast = new Function("runtime", `return ${rows}`)(runtime);
      expect(runtime.instantiate(program).evaluate(input)).toEqual(result);
      expect(runtime.instantiate(program, fast).evaluate(input)).toEqual(result);
    });
  }
});
