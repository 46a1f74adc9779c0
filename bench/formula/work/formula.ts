/** The formula of the goals, in our language. */
export const source = `ROUND(MIN(100, MAX(0,
  base + SUM(add1, add2, add3, add4, add5) * 0.4 - deduct1 * 2 - deduct2 * 5
  + IF(category = "field", casesClosed / casesTaken * 30, quality * 0.3)
  + TRIMAVERAGE(raters, 1) * 0.2)), 2)`;

/** The form as an admin makes it: points with two digits between bounds, counts as whole numbers. */
export const boundedScope = {
  schema: schemaOf({
    points: { type: "number", minimum: 0, maximum: 100, multipleOf: 0.01 },
    count: { type: "integer", minimum: 0, maximum: 1000 },
    cases: { type: "integer", minimum: 1, maximum: 1000 },
    rating: { type: "integer", minimum: 0, maximum: 100 },
  }),
};

/** The same form by an admin who left every number open. */
export const openScope = {
  schema: schemaOf({
    points: { type: "number" },
    count: { type: "number" },
    cases: { type: "number" },
    rating: { type: "number" },
  }),
};

interface NumberSchemas {
  readonly points: object;
  readonly count: object;
  readonly cases: object;
  readonly rating: object;
}

function schemaOf({ points, count, cases, rating }: NumberSchemas): object {
  const properties = {
    base: points,
    add1: points,
    add2: points,
    add3: points,
    add4: points,
    add5: points,
    deduct1: count,
    deduct2: count,
    category: { enum: ["field", "office"] },
    casesClosed: count,
    casesTaken: cases,
    quality: points,
    raters: { type: "array", items: rating },
  };
  return { type: "object", required: Object.keys(properties), properties };
}
