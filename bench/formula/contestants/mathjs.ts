import { all, create } from "mathjs";
import type { ScoreRecord } from "../work/score-record.ts";
import { type Contestant, perRecord } from "./contestant.ts";
import { hostFunctions } from "./host-functions.ts";

/** One library, three kinds of numbers. */
export const mathjs: readonly Contestant[] = [
  {
    name: "mathjs, numbers",
    kind: "library",
    note: "its own round, which takes what is nearly a tie for one",
    prepare() {
      const math = create(everything);
      math.import({ trimAverage: hostFunctions().trimAverage });
      const compiled = math.compile(formula("trimAverage(raters)").replace("digits", "2"));
      return perRecord((record) => compiled.evaluate(record));
    },
  },
  {
    name: "mathjs, BigNumber",
    kind: "library",
    prepare() {
      const math = create(everything, { number: "BigNumber" });
      const compiled = math.compile(formula(nativeTrimAverage));
      return perRecord((record) =>
        Number(compiled.evaluate(converted(record, (value) => math.bignumber(value)))),
      );
    },
  },
  {
    name: "mathjs, Fraction",
    kind: "library",
    prepare() {
      const math = create(everything, { number: "Fraction" });
      const compiled = math.compile(formula(nativeTrimAverage));
      return perRecord((record) =>
        Number(compiled.evaluate(converted(record, (value) => math.fraction(value)))),
      );
    },
  },
];

const everything = all ?? {};

const nativeTrimAverage = "(sum(raters) - min(raters) - max(raters)) / (count(raters) - 2)";

function formula(rated: string): string {
  return `round(min(100, max(0,
    base + (add1 + add2 + add3 + add4 + add5) * 0.4 - deduct1 * 2 - deduct2 * 5
    + (equalText(category, "field") ? casesClosed / casesTaken * 30 : quality * 0.3)
    + ${rated} * 0.2)), digits)`.replaceAll("\n", " ");
}

function converted(record: ScoreRecord, number: (value: number) => unknown): Record<string, unknown> {
  const values = Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      if (typeof value === "number") return [key, number(value)];
      return [key, Array.isArray(value) ? value.map(number) : value];
    }),
  );
  // A literal would be of the other kind of number, which round does not take for its digits.
  return { ...values, digits: 2 };
}
