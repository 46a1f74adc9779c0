import fc from "fast-check";
import { expect, test } from "vitest";
import { compileProgram, ownPlace } from "../src/index.ts";

const schema = { type: "object", properties: { 件: { type: "number" } } };
const program = compileProgram(
  [
    { name: "名次", source: "IF(ISBLANK(件), 件, COHORT.RANK((件 ?? 0) / 3))" },
    { name: "百分位", source: "COHORT.PERCENTILE(件)" },
    { name: "平均", source: "COHORT.AVERAGE(件)" },
    { name: "人数", source: "COHORT.COUNT()" },
  ],
  { schema },
);

test("in one's own place every formula gives what it gave, and of others only higher or not is left", () => {
  const members = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(null)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(members, (numbers) => {
      const inputs = numbers.map((件) => ({ 件 }));
      const values = program.cohortValues(inputs);
      for (const input of [...inputs, { 件: 4 }]) {
        const own = ownPlace(values, program.cohortMembers([input]));
        expect(program.evaluate({ ...input, cohort: own })).toEqual(
          program.evaluate({ ...input, cohort: values }),
        );
        for (const known of Object.values(own))
          if ("sorted" in known) expect(new Set(known.sorted).size).toBeLessThanOrEqual(2);
      }
    }),
  );
});
