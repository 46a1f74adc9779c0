import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityNumberProblem, readIdentityNumber } from "./identity-number.ts";
import { phoneProblem, readPhone } from "./phone.ts";

const today = new Date("2026-11-30T00:00:00Z");
const problemOf = (typed: string) =>
  identityNumberProblem(readIdentityNumber(typed), "/identityNumber", today)?.code;

/** The check character by the definition: the weighted sum of all 18 is 1 modulo 11. */
function withCheck(first17: string): string {
  const weight = (index: number) => 2 ** (17 - index) % 11;
  const check = [..."0123456789X"].find((character, value) => {
    const sum = [...first17].reduce((total, digit, index) => total + weight(index) * Number(digit), 0);
    return (sum + value) % 11 === 1 && character !== undefined;
  });
  return first17 + (check ?? "");
}

const numbers = fc
  .tuple(
    fc.stringMatching(/^[1-9]\d{5}$/),
    fc.date({ min: new Date("1900-01-01"), max: today, noInvalidDate: true }),
    fc.stringMatching(/^\d{3}$/),
  )
  .map(([region, day, sequence]) =>
    withCheck(region + day.toISOString().slice(0, 10).replaceAll("-", "") + sequence),
  );

describe("a resident's number", () => {
  it("of the standard's example is good", () => {
    expect(problemOf("11010519491231002X")).toBeUndefined();
    expect(problemOf("440524188001010014")).toBeUndefined();
  });

  it("with the right check character is good, in any writing", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(problemOf(number)).toBeUndefined();
        expect(readIdentityNumber(` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()} `)).toBe(number);
        const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(readIdentityNumber(wide)).toBe(number);
      }),
    );
  });

  it("with any one digit mistyped, or two neighbours swapped, is not", () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = String((Number(number[at]) + by) % 10);
        expect(problemOf(number.slice(0, at) + digit + number.slice(at + 1))).toBeDefined();
        const [left = "", right = ""] = number.slice(at, at + 2);
        if (left !== right)
          expect(problemOf(number.slice(0, at) + right + left + number.slice(at + 2))).toBeDefined();
      }),
    );
  });

  it.each([
    ["110105491231002", "old-identity-number"],
    ["1101051949123100", "identity-number-length"],
    ["1101051949123100222", "identity-number-length"],
    ["11010519491231OO2X", "identity-number-characters"],
    ["010105194912310021", "identity-number-characters"],
    ["X1010519491231002X", "identity-number-characters"],
    [withCheck("11010519990229001"), "identity-number-birthday"],
    [withCheck("11010519991301001"), "identity-number-birthday"],
    [withCheck("11010520261202001"), "identity-number-birthday"],
    ["110105194912310021", "identity-number-check"],
  ])("%s: %s, in words without the number", (typed, code) => {
    const told = identityNumberProblem(readIdentityNumber(typed), "/identityNumber", today);
    expect(told?.code).toBe(code);
    expect(JSON.stringify(told)).not.toContain(typed);
  });
});

describe("a phone", () => {
  it.each([
    ["138 0000 1234", "138 0000 1234"],
    ["１３８００００１２３４", "13800001234"],
    ["0470－8123456", "0470-8123456"],
    [" +86  138-0000-1234 ", "+86 138-0000-1234"],
    ["12345", "12345"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(readPhone(typed)).toBe(kept);
    expect(phoneProblem(kept, "/phone")).toBeUndefined();
  });

  it.each(["1234", "phone", "12-3- 4", "1".repeat(21), "138+0000", "电话13800001234"])(
    "%s is refused",
    (typed) => {
      expect(phoneProblem(readPhone(typed), "/phone")?.path).toBe("/phone");
    },
  );
});
