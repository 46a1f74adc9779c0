import type { Form } from "@duheng/contracts";
import { compilePaper } from "@duheng/form/compile";
import { loadPaper } from "@duheng/form/paper-runtime";
import "@duheng/form/patterns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runModule } from "./run-module.ts";

/** As browsers load it. */
async function imported(module: string): Promise<Record<string, unknown>> {
  return { ...(await import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`)) };
}

const run = (module: string) => runModule({ paperHash: "f".repeat(64), module });

/** What a naive reading of the text would stumble over. */
const pitfalls = [
  "\nexport const hash = 0;",
  "\r\nexport function createPaper() {}",
  "\u2028export const data = 1;",
  'export const hash = "',
  "}; return 1; //",
  "/* `$1` */",
  "<!-- -->",
  "</script>",
  "'\\\"",
  "import('x')",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pitfalls), fc.string({ maxLength: 6, unit: "grapheme" })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(""));

function form(title: string, option: string): Form {
  return {
    title: "试算表",
    score: { groups: [{ id: "group-work", code: "work", title: "履职" }] },
    fields: {
      type: "object",
      properties: {
        n: { type: "integer", title: title || "n", "x-id": "n" },
        choice: { type: "string", title: "选项", "x-id": "choice", enum: [option] },
        code: { type: "string", title: "编号", "x-id": "code", pattern: "^export const \\d+$" },
      },
    },
    indicators: [
      {
        id: "i",
        code: "I",
        title: title || "i",
        group: "work",
        points: { kind: "fixed", full: 10 },
        by: { kind: "formula", formula: `IF((choice ?? "") = ${JSON.stringify(option)}, 10, 0)` },
      },
    ],
  };
}

describe("a paper's module, run", () => {
  it("exports and gives what it does imported, whatever an author wrote (property)", async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(text, text, async (title, option) => {
        const written = form(title, option);
        let module: string;
        try {
          ({ module } = compilePaper(written));
        } catch {
          return;
        }
        compiled += 1;
        const [ours, theirs] = [run(module) as Record<string, unknown>, await imported(module)];
        const { createPaper: one, ...constants } = ours;
        const { createPaper: other, ...same } = theirs;
        expect([typeof one, constants]).toEqual([typeof other, same]);
        const [paper, asImported] = [loadPaper(ours), loadPaper(theirs)];
        for (const answers of [
          { choice: option },
          { choice: `${option}x`, code: "export const 1" },
          { n: "?" },
        ]) {
          expect(paper.validate(answers)).toEqual(asImported.validate(answers));
          expect(paper.score({ answers })).toEqual(asImported.score({ answers }));
          expect(paper.explain({ answers })).toEqual(asImported.explain({ answers }));
        }
      }),
      { numRuns: 30 },
    );
    expect(compiled).toBeGreaterThan(10);
  });

  it.each([
    [
      "a line's end of two characters",
      'export const hash = "a";\r\nexport const compiler = "b";\r\n',
      { hash: "a", compiler: "b" },
    ],
    [
      "the word in a literal",
      'export const hash = "\u2028export const x = 1";',
      { hash: "\u2028export const x = 1" },
    ],
    [
      "the word within a line",
      'export const hash = ["export const x = 1"][0];',
      { hash: "export const x = 1" },
    ],
    [
      "strictness, as in a module",
      "export const hash = (function () { return this === undefined; })();",
      { hash: true },
    ],
    ["nothing", "", {}],
  ])("%s", (_what, module, exports) => {
    expect(run(module)).toEqual(exports);
  });

  it.each(["export default 1;", "const a = 1;\nexport { a };", 'import "node:fs";', "export let a = 1;"])(
    "is refused where it is none that our compiler writes: %s",
    (module) => {
      expect(() => run(module)).toThrow(SyntaxError);
    },
  );

  it("has its own name and lines in a stack trace", () => {
    const { fail } = run('export const hash = "";\nexport function fail() {\n  throw new Error("x");\n}') as {
      fail: () => void;
    };
    const thrown = (() => {
      try {
        return fail();
      } catch (error) {
        return error;
      }
    })();
    expect(String(thrown instanceof Error && thrown.stack)).toContain(`papers/${"f".repeat(64)}.js:3:`);
  });
});
