import { describe, expect, test } from "vitest";
import {
  check,
  compile,
  compileProgram,
  complete,
  ProgramError,
  prepareScope,
  rename,
  type Scope,
} from "../src/index.ts";
import { input, schema, scope } from "./fixture.ts";

describe("a prepared scope", () => {
  const sources = [
    "base + bonus",
    'category = "feild"',
    "加分项.分数",
    "ROUND(quality, 1)",
    "indicators.A1 + ratings",
  ];
  const full: Scope = { schema, ratings: true, previous: true, indicators: { A1: "number" } };

  test("means the same as the scope itself", () => {
    const prepared = prepareScope(full);
    for (const source of sources) {
      expect(check(source, prepared)).toEqual(check(source, full));
      expect(complete(source, 3, prepared)).toEqual(complete(source, 3, full));
      expect(rename(source, "base", "x", prepared)).toBe(rename(source, "base", "x", full));
    }
    expect(compile("base * 2", prepared).evaluate(input)).toEqual({ value: 120 });
    expect(compileProgram([{ name: "a", source: "base" }], prepared).evaluate(input).values.a).toBe(60);
  });

  test("sees the fields around, but for those that a field here hides", () => {
    const number = { type: "number" };
    const around: Scope = {
      schema: { properties: { 系数: number, 数: { type: "string" } }, required: ["系数", "数"] },
    };
    const here = { properties: { 数: number }, required: ["数"] };
    const inside = prepareScope({ schema: here, around });
    const flat = { schema: { properties: { 数: number, 系数: number }, required: ["数", "系数"] } };
    for (const source of ["数 * 系数", "数 & 1", "系"])
      expect(check(source, inside)).toEqual(check(source, flat));
    expect(complete("", 0, inside)).toEqual(complete("", 0, flat));
  });

  test("reads the schema once", () => {
    let reads = 0;
    const properties = new Proxy(schema.properties, {
      get(target, key, receiver) {
        if (key === "base") reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    const prepared = prepareScope({ schema: { ...schema, properties } });
    for (let round = 0; round < 5; round += 1) check("base + base", prepared);
    expect(reads).toBe(1);
  });

  test("is taken again as it is, and its copy is an ordinary scope", () => {
    const prepared = prepareScope(scope);
    expect(prepareScope(prepared)).toBe(prepared);
    const more: Scope = { ...prepared, indicators: { A1: "number" } };
    expect(check("indicators.A1", prepared).diagnostics).toHaveLength(1);
    expect(check("indicators.A1", more).diagnostics).toEqual([]);
  });
});

describe("what is no text", () => {
  for (const given of [undefined, null, 5, {}, []]) {
    test(String(JSON.stringify(given)), () => {
      const source: string = JSON.parse(JSON.stringify({ given }), (_, value: unknown) => value).given;
      expect(check(source, scope).diagnostics).toMatchObject([{ code: "empty-formula", from: 0, to: 0 }]);
    });
  }
});

describe("definitions of one name", () => {
  test("are told over the later one", () => {
    const build = () =>
      compileProgram(
        [
          { name: "indicators.A1", source: "1" },
          { name: "indicators.A1", source: "base" },
        ],
        scope,
      );
    expect(build).toThrow(ProgramError);
    try {
      build();
    } catch (error) {
      expect(error instanceof ProgramError && error.byDefinition["indicators.A1"]).toMatchObject([
        { code: "limit-exceeded", from: 0, to: 4, params: { limit: "name", most: 1 } },
      ]);
    }
  });
});
