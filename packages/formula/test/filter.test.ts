import { describe, expect, test } from "vitest";
import { compileProgram, type Definition } from "../src/index.ts";
import { cpuTime } from "./cpu-time.ts";

/** Cases in which doubles once decided what they must not: the agreement of evaluators, at its corners. */
const number = { type: "number" };
const integer = { type: "integer" };
const row = { type: "object", required: ["points"], properties: { points: number, extra: number } };
const schema = {
  type: "object",
  required: ["a", "b", "k", "m", "share", "faint", "rows", "open"],
  properties: {
    a: number,
    b: number,
    k: integer,
    m: integer,
    o: number,
    share: { type: "number", minimum: 0.0001, maximum: 1 },
    faint: { type: "number", minimum: 0, maximum: 1e-100 },
    open: { type: "number", minimum: 0, maximum: 1 },
    rows: { type: "array", items: row },
    maybe: { type: "object", properties: { points: number } },
    list: { type: "array", items: number },
  },
};

function program(...sources: readonly string[]) {
  const definitions = sources.map((source, index): Definition => ({ name: `d.x${index}`, source }));
  return compileProgram(definitions, { schema });
}

/** What doubles and exact numbers make of it. */
function both(sources: string | readonly string[], input: unknown): [unknown, unknown] {
  const made = program(...[sources].flat());
  return [made.evaluate(input), made.evaluateExactly(input)];
}

function agrees(sources: string | readonly string[], input: unknown): void {
  const [quick, exact] = both(sources, input);
  expect(quick).toEqual(exact);
}

describe("doubles leave open what they can't be sure of", () => {
  test("a quotient whose divisor may be small", () => {
    const share = 0.0001;
    for (let a = 90_000; a < 90_400; a += 0.37) {
      agrees("IF(a / share * 0.0001 >= b, 1, 2)", { a, b: a, share });
      agrees("ROUND(a / share / 1000 + 0.005, 2)", { a, b: a, share });
    }
  });

  test("a literal beyond the integers that doubles hold", () => {
    agrees("100000000000000000000000 / 3000000000000000000", {});
    for (let k = 2; k < 200; k += 1)
      agrees("IF(100000000000000000000000 / (k * 1000000000000000000000) >= 100 / k, 1, 2)", { k });
  });

  test("what is so small that doubles have lost it", () => {
    const tiny = `0.${"0".repeat(399)}1`;
    const huge = `1${"0".repeat(249)}`;
    agrees(`IF(${tiny} * ${huge} * ${huge} > 1, 1, 2)`, {});
    agrees(`IF(faint * faint * faint * faint * ${huge} * ${huge} > 1, 1, 2)`, { faint: 1e-100 });
  });

  test("an exact definition between decimals, read by another", () => {
    agrees(["k + m", "IF(d.x0 = 4, 1, 2)"], { k: 4, m: 1e-20 });
    agrees(["IF(a > 0, k + m, a)", "IF(d.x0 = a, 1, 2)"], {
      a: 1000.1234567890123,
      k: 1000,
      m: 0.1234567890123456,
    });
    agrees(["k * m", "ROUND(d.x0 - 4 + 0.5, 0)"], { k: 2, m: 1.9999999999999998 });
  });

  test("a number beyond the range is an error where it is asked for", () => {
    agrees("ISBLANK(o)", { o: 1e308 });
    agrees("ISBLANK(o)", { o: 1e300 });
  });

  test("a number that takes too many digits is an error", () => {
    agrees("ROUND(open ^ 8 ^ 8 ^ 8 ^ 8 ^ 8, 2)", { open: 0.12345678912345 });
    agrees(["open ^ 8 ^ 8 ^ 8", "ROUND(d.x0 ^ 8 ^ 8 ^ 8, 2)"], { open: 0.12345678912345 });
  });
});

describe("inputs that are no plain data", () => {
  test("inherited properties are read alike everywhere", () => {
    const inherits = Object.create({ points: 5 });
    agrees("maybe.points ?? 0", { maybe: inherits });
    agrees("ROUND(SUM(rows.points), 1)", { rows: [inherits] });
    agrees("ROUND(SUM(rows.extra), 1)", { rows: [Object.create({ points: 1, extra: 2 })] });
  });

  test("what an array leaves out is missing", () => {
    const made = program("SUM(list)", "ROUND(SUM(list), 1)");
    const list = [1, 2, 3];
    delete list[1];
    for (const result of [made.evaluate({ list }), made.evaluateExactly({ list })])
      expect([result.errors["d.x0"]?.code, result.errors["d.x1"]?.code]).toEqual([
        "missing-value",
        "missing-value",
      ]);
  });

  test("a property that evaluates another formula while a list is read", () => {
    const inner = program("ROUND(SUM(list), 1)");
    const rows = [1, 2, 3].map((points) => ({
      get points() {
        inner.evaluate({ list: [100, 200, 300] });
        return points;
      },
    }));
    expect(program("ROUND(SUM(rows.points), 1)").evaluate({ rows }).values["d.x0"]).toBe(6);
  });

  test("lists of columns where one value is wanted, and too short ones", () => {
    const lists = { values: Float64Array.of(1, 2, 3), offsets: Uint32Array.of(0, 2) };
    const made = program("o ?? 7", "ROUND(SUM(list), 1)");
    const { values, errors } = made.evaluateColumns({ o: lists, list: lists }, 2);
    expect(errors["d.x0"]?.get(0)?.code).toBe("missing-value");
    expect([...(values["d.x1"] ?? [])]).toEqual([3, 0]);
  });
});

describe("work grows with the length of the formula, not with the power of its depth", () => {
  const nested: Readonly<Record<string, (x: string) => string>> = {
    BAND: (x) => `BAND(${x}, [[7, 3], [5, 2], [3, 4]], 1)`,
    SWITCH: (x) => `SWITCH(${x}, 1, 2, 2, 3, 3, 1, 1)`,
    SAFEDIV: (x) => `SAFEDIV(1, INT(${x}), 1)`,
    SCALE: (x) => `SCALE(0.5, 0, 1, ${x}, 1)`,
    power: (x) => `(${x}) ^ 8`,
    IF: (x) => `IF(${x} * 3 >= 1, 0.4, 1 / 3)`,
    "division by a rounded number": (x) => `(1 / ROUND(1 + ${x}, 2))`,
    default: (x) => `(o ?? (1 / 3 + ${x}))`,
    least: (x) => `MIN(1 / 3, ${x}, 1)`,
    sum: (x) => `SUM(1 / 3, ${x} / 3)`,
  };
  for (const [name, wrap] of Object.entries(nested)) {
    test(name, () => {
      let source = "open";
      for (let depth = 0; depth < 27; depth += 1) source = wrap(source);
      const start = cpuTime();
      // What stands on a tie is gone through by whatever decides where doubles at first do not.
      for (const written of [`ROUND(${source}, 2)`, `IF(open / 3 * 3 = open, ROUND(${source}, 2), 0)`]) {
        const made = program(written);
        made.toModule({ columns: true });
        for (const open of [1, 0.25, 0]) made.evaluate({ open });
      }
      expect(cpuTime() - start).toBeLessThan(4000);
    });
  }

  test("thousands of choices", () => {
    const many = (count: number, one: string) => Array.from({ length: count }, () => one).join(",");
    for (const source of [
      `BAND(k,[${Array.from({ length: 1000 }, (_, index) => `[${index},1]`).join(",")}],0)`,
      `SWITCH(k,${many(2400, "1,1")},5)`,
      `IFS(${many(1000, "k=1,1")},5)`,
      `SUM(${many(4900, "k")})`,
      `IF(AND(${many(1200, "k=0")}),1,2)`,
    ]) {
      agrees(source, { k: 0 });
      program(source).toModule({ columns: true });
    }
  });
});
