import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, compile, compileProgram, format, highlight, rename } from "../src/index.ts";
import { instantiate } from "../src/runtime.ts";
import { cpuTime } from "./cpu-time.ts";
import { input, schema, scope } from "./fixture.ts";
import { broken, formula } from "./generate.ts";

const checks = (source: string) => check(source, scope).diagnostics.length === 0;

/** The value, or the code of the error: places move when a source is rewritten. */
function outcome(source: string, form: unknown = schema, filled: unknown = input): unknown {
  const result = compile(source, { schema: form }).evaluate(filled);
  return "value" in result ? result.value : result.error.code;
}

describe("whatever is written", () => {
  test("check never throws, and every place is inside of the source", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(broken, fc.string({ unit: "binary", maxLength: 60 })), (source) => {
        for (const { from, to } of check(source, scope).diagnostics) {
          expect(0 <= from && from <= to && to <= source.length).toBe(true);
        }
        highlight(source);
        expect(format(source)).toBeTypeOf("string");
      }),
      { numRuns: 3000 },
    );
  });

  test("applying a fix removes its diagnostic and adds none", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(broken, (source) => {
        const before = check(source, scope).diagnostics;
        for (const { code, fix } of before) {
          if (fix === undefined) continue;
          const after = check(
            source.slice(0, fix.from) + fix.insert + source.slice(fix.to),
            scope,
          ).diagnostics;
          const count = (list: typeof before, wanted: string) =>
            list.filter((each) => each.code === wanted).length;
          expect(count(after, code)).toBeLessThan(count(before, code));
          for (const each of after)
            expect(count(after, each.code)).toBeLessThanOrEqual(count(before, each.code));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("rewriting keeps the meaning", () => {
  test("format, which is also stable", () => {
    fc.assert(
      fc.property(formula, (source) => {
        fc.pre(checks(source));
        const formatted = format(source);
        expect(outcome(formatted)).toEqual(outcome(source));
        expect(format(formatted)).toBe(formatted);
      }),
      { numRuns: 1000 },
    );
  });

  test("rename, with and without a scope", () => {
    const { base, 加分项, ...others } = schema.properties;
    const renamed = {
      ...schema,
      required: [...schema.required, "a b]", "条目"],
      properties: { ...others, "a b]": base, 条目: 加分项 },
    };
    const { base: value, 加分项: rows, ...rest } = input;
    const filled = { ...rest, "a b]": value, 条目: rows };
    fc.assert(
      fc.property(formula, fc.boolean(), (source, withScope) => {
        fc.pre(checks(source));
        const known = withScope ? scope : undefined;
        const changed = rename(
          rename(source, "base", "a b]", known),
          "加分项",
          "条目",
          withScope ? scope : undefined,
        );
        expect(outcome(changed, renamed, filled)).toEqual(outcome(source));
      }),
      { numRuns: 500 },
    );
  });
});

describe("work grows with the length of the source and not faster", () => {
  const shapes: Readonly<Record<string, (n: number) => string>> = {
    "nested parentheses": (n) => `${"(".repeat(n)}1${")".repeat(n)}`,
    "unclosed parentheses": (n) => "(".repeat(n),
    "unclosed brackets": (n) => "[".repeat(n),
    "unclosed filters": (n) => "a[".repeat(n / 2),
    signs: (n) => "-".repeat(n),
    sum: (n) => `1${"+1".repeat(n / 2)}`,
    "unknown names": (n) => "ab+".repeat(n / 3),
    "unclosed texts": (n) => "“\n".repeat(n / 2),
    nonsense: (n) => "*)".repeat(n / 2),
    "missing commas": (n) => `SUM(${"1 ".repeat(n / 2)}`,
    commas: (n) => `SUM(${",".repeat(n)}`,
    percents: (n) => `1${" %".repeat(n / 2)}`,
    dots: (n) => `a${".a".repeat(n / 2)}`,
    defaults: (n) => "bonus??".repeat(n / 7),
    comments: (n) => "/*".repeat(n / 2),
    divisions: (n) => `1${"/(1".repeat(n / 4)}${")".repeat(n / 4)}`,
  };
  for (const [name, shape] of Object.entries(shapes)) {
    test(name, () => {
      check(shape(600), scope);
      const start = cpuTime();
      const { diagnostics } = check(shape(9_900), scope);
      expect(cpuTime() - start).toBeLessThan(4_000);
      expect(diagnostics.length > 0 || name === "sum").toBe(true);
    });
  }

  test("a long row of operators is evaluated, explained and made a module of", () => {
    for (const operator of ["+", "*", "&"]) {
      const source = `1${` ${operator} 1`.repeat(2_400)}`;
      const program = compileProgram([{ name: "x", source }], scope);
      const expected = operator === "+" ? 2_401 : operator === "*" ? 1 : "1".repeat(2_401);
      expect(program.evaluate({}).values.x).toBe(expected);
      expect(program.explain({}, "x")?.children.length).toBe(2_401);
      expect(instantiate(JSON.parse(JSON.stringify(program.tree))).evaluate({}).values.x).toBe(expected);
    }
  });

  test("beyond the limits there is a diagnostic", () => {
    const codes = (source: string) => check(source, scope).diagnostics.map(({ code }) => code);
    expect(codes("1".repeat(10_001))).toEqual(["limit-exceeded"]);
    expect(codes(`${"(".repeat(65)}1${")".repeat(65)}`)).toEqual(["limit-exceeded"]);
    expect(codes(`${"(".repeat(64)}1${")".repeat(64)}`)).toEqual([]);
    expect(codes(`1${"+1".repeat(2_600)}`)).toEqual(["limit-exceeded"]);
    expect(codes(`1${"+1".repeat(2_400)}`)).toEqual([]);
  });
});
