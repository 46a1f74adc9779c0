import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { exactLiteral } from "../src/checking/literals.ts";
import { bitsOf } from "../src/numbers/large.ts";
import { integer, toLarge } from "../src/numbers/rational.ts";
import { Fault } from "../src/runtime/fault.ts";
import { power } from "../src/runtime/power.ts";
import { runLimits } from "../src/runtime/run-limits.ts";

test.each([
  ["0", "0"],
  ["007", "7"],
  ["12", "12"],
  ["5.", "5"],
  [".5", "1/2"],
  ["5.0", "5"],
  ["5.00", "5"],
  ["10.0", "10"],
  ["0.0", "0"],
  ["0.50", "1/2"],
  ["1.25", "5/4"],
  ["2.4", "12/5"],
  ["40%", "2/5"],
  ["100%", "1"],
  ["200%", "2"],
  ["0%", "0"],
  ["12.50%", "1/8"],
  ["12345678901234", "12345678901234"],
  ["123456789012.5", "246913578025/2"],
  ["1234567890123.0", "1234567890123"],
  ["123456789012345.0", "123456789012345"],
  ["123456789012345678.25%", "493827156049382713/400"],
])("%s is exactly %s", (text, exact) => expect(exactLiteral(text)).toBe(exact));

const place = { from: 3, to: 8 };

function powerOf(base: bigint, exponent: number): unknown {
  try {
    const { numerator, denominator } = toLarge(power(integer(base), integer(exponent), place));
    return [numerator, denominator];
  } catch (error) {
    return error instanceof Fault ? error.toError("f") : error;
  }
}

const tooLong = {
  ...{ code: "limit-exceeded", ...place, definition: "f" },
  params: { limit: "bits", most: runLimits.bits },
};
const tooLarge = { code: "out-of-range", ...place, definition: "f", params: {} };

/** The least number of so many bits, whose powers are as short as they can be: up to the limit they are computed, and judged by their size. */
test.each([
  [999, 1_002, tooLarge],
  [999, 1_003, tooLong],
  [1_000, 1_000, tooLarge],
  [1_000, 1_001, tooLong],
  [500, 2_000, tooLarge],
  [500, 2_001, tooLong],
  [-999, 1_002, null],
  [-999, 1_003, tooLong],
  [-500, 2_000, null],
  [-500, 2_001, tooLong],
])("to the power %d a number of %d bits: %j", (exponent, bits, fault) => {
  const base = 2n ** BigInt(bits - 1);
  expect(bitsOf(toLarge(integer(base)))).toBe(bits);
  const expected = fault ?? [1n, base ** BigInt(-exponent)];
  expect(isDeepStrictEqual(powerOf(base, exponent), expected)).toBe(true);
});
