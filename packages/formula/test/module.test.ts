import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileProgram, writeName } from "../src/index.ts";

/** Every word that generated code may hold outside of its quoted texts, beside numbered names. */
const words = new Set(
  (
    "import as from const let export function return if else for typeof instanceof null true false undefined NaN " +
    "runtime columnar value tree rows row program none known input evaluate evaluateColumns evaluateExactly cohort " +
    "cohortValues values errors count columns undecided blank present count continue push i e " +
    "Object freeze Math min max abs JSON parse Number isInteger Float64Array Infinity " +
    "instantiate isRow overColumns columnOf valuesOf gatherAt member gather gatherRows countRows " +
    "sum average smallest greatest median trimmed roundHalf roundDirected " +
    "settleRound settleSign nearestTo partsIn decimalParts listParts commonParts textIs truth string boolean"
  ).split(" "),
);
const numbered = /^(?:v|c|x|row|quick|settle)\d+l?$/;

/** The words of JavaScript code, its string literals left out. */
function wordsOf(code: string): string[] {
  return (
    code.replace(/"(?:[^"\\\n]|\\.)*"/g, " ").match(/[\p{ID_Start}_$`#@\\][\p{ID_Continue}$]*/gu) ?? []
  ).filter((word) => !numbered.test(word));
}

const hostile = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    'a"]; throw 1; //',
    "a\\",
    "a`$\u007bb}",
    "*/ b /*",
    "</script>",
    "\u2028",
    "runtime",
    "known",
  ),
  fc.string({ unit: "binary", maxLength: 12 }).map((key) => `${key.replace(/[\n\r]/g, "")}k`),
);

describe("generated code", () => {
  test("holds nothing that an author wrote but as quoted text", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (field, listed, title) => {
        fc.pre(
          field !== listed &&
            ![field, listed].some((key) => /^(ratings|indicators|data|previous|cohort)$/.test(key)),
        );
        const properties = Object.fromEntries([
          [field, { type: "number", title }],
          [
            listed,
            {
              type: "array",
              items: { type: "object", required: [field], properties: { [field]: { type: "number" } } },
            },
          ],
        ]);
        const schema = { type: "object", required: [field, listed], properties };
        const [a, rows] = [writeName(field), writeName(listed)];
        const definitions = [
          { name: `indicators.${title}`, title, source: `ROUND(${a} / 3 + SUM(${rows}[${a} > 1].${a}), 2)` },
          { name: `score.${title}`, title, source: `IF(${a} > 1, COUNT(${rows}), ${a} ?? 1)` },
        ];
        const scope = { schema };
        const program = compileProgram(definitions, scope);
        const code = program.toModule({ columns: true });
        expect(wordsOf(code).filter((word) => !words.has(word))).toEqual([]);
        expect(wordsOf(program.toRows()).filter((word) => !words.has(word))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
