import fc from "fast-check";

/** Formulas over the form of the worked examples, right by construction (constant divisors may still be 0). */
export interface Formulas {
  readonly number: fc.Arbitrary<string>;
  readonly boolean: fc.Arbitrary<string>;
  readonly text: fc.Arbitrary<string>;
}

const decimal = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999 }))
    .map(([whole, part]) => `${whole}.${part}`),
  fc.integer({ min: 0, max: 150 }).map((percent) => `${percent}%`),
);
const numberLeaf = fc
  .oneof(
    decimal,
    fc.constantFrom(
      "base",
      "quality",
      "deduct",
      "办结数",
      "bonus ?? 0",
      "办结数 / 受理数",
      "SUM(raters)",
      '加分项[类型 = "重点"].分值',
    ),
  )
  .map((leaf) => (leaf.startsWith("加分项") ? `SUM(${leaf})` : leaf));

export const formulas: Formulas = fc.letrec<{ number: string; boolean: string; text: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numberLeaf,
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/"), tie("number"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*"), numberLeaf)
      .map(([a, operator, b]) => `${a}${operator}${b}`),
    tie("number").map((a) => `-${a}`),
    fc.tuple(tie("number"), fc.integer({ min: 0, max: 3 })).map(([a, power]) => `(${a}) ^ ${power}`),
    fc.tuple(tie("number"), fc.integer({ min: -2, max: 4 })).map(([a, digits]) => `ROUND(${a},${digits})`),
    fc.tuple(tie("boolean"), tie("number"), tie("number")).map(([c, a, b]) => `if(${c} , ${a}, ${b})`),
    fc
      .tuple(fc.constantFrom("MIN", "MAX", "SUM", "AVERAGE"), tie("number"), tie("number"))
      .map(([name, a, b]) => `${name}(${a}, ${b}, bonus)`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `BAND(${a}, [[90, ${b}], [60 , 1]], 0)`),
  ),
  boolean: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("done", "TRUE", 'category = "field"', "since < until", "ISBLANK(note)"),
    fc
      .tuple(tie("number"), fc.constantFrom("=", "<>", "<", "<=", ">", ">="), tie("number"))
      .map(([a, operator, b]) => `${a} ${operator} ${b}`),
    fc
      .tuple(tie("boolean"), fc.constantFrom("AND", "OR"), tie("boolean"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie("boolean").map((a) => `NOT (${a})`),
  ),
  text: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("name", '"甲"', "“乙”", "'丙'", 'note ?? ""'),
    fc.tuple(tie("text"), tie("number")).map(([a, b]) => `${a} & ${b}`),
  ),
}));

export const formula: fc.Arbitrary<string> = fc.oneof(formulas.number, formulas.boolean, formulas.text);

/** Formulas with something broken: pieces cut out, doubled, swapped or put in. */
export const broken: fc.Arbitrary<string> = fc
  .tuple(
    formula,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.constantFrom(
          "",
          "(",
          ")",
          "[",
          "]",
          "[[",
          ",",
          '"',
          "“",
          "bonus",
          "办结",
          "+",
          "*",
          "%",
          "??",
          ".",
          "/*",
          "@",
          "×",
          "SUMM(",
          "𠮷",
          " AND ",
          "=",
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([source, edits]) =>
    edits.reduce((text, [at, length, insert]) => {
      const place = text.length === 0 ? 0 : at % text.length;
      return text.slice(0, place) + insert + text.slice(place + length);
    }, source),
  );
