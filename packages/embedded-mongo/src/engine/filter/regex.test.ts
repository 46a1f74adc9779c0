import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuTime } from "../../../test/cpu-time.ts";
import { compileRegex, regexPrefix } from "./regex.ts";

/** pattern, options, texts it is found in, texts it is not */
const table: readonly [string, string, readonly string[], readonly string[]][] = [
  ["度衡", "", ["看度衡吧"], ["度 衡"]],
  ["a.b", "", ["axb", "a\rb"], ["a\nb", "ab"]],
  ["a.b", "s", ["a\nb"], ["ab"]],
  ["a\\.b", "", ["a.b"], ["axb"]],
  ["^b$", "m", ["a\nb\nc"], ["ab"]],
  ["^b$", "", ["b", "b\n"], ["a\nb", "b\n\n"]],
  ["b\\z", "", ["ab"], ["b\n"]],
  ["b\\Z", "", ["ab", "b\n"], ["b\n\n"]],
  ["\\Aa", "m", ["ab"], ["b\na"]],
  ["ÄRGER", "i", ["Großer ärger"], ["arger"]],
  ["zhang", "i", ["ZHANG San"], ["zhan"]],
  ["^zhang", "i", ["ZHANG San"], ["a zhang"]],
  ["(?i)zhang", "", ["Zhang"], ["zang"]],
  ["a(?i:b)c", "", ["aBc"], ["aBC"]],
  [" a b # text\n c", "x", ["abc"], ["a b"]],
  ["a\\ b [ #]", "x", ["a b#"], ["ab#"]],
  ["a(?#comment)b", "", ["ab"], ["a"]],
  ["^[\\s]\\S$", "", ["\u000ba", " \u3000"], ["\u3000a"]],
  ["[\\S]", "", ["a", "\u3000"], [" \t"]],
  ["[]a]+$", "", ["]a"], ["b"]],
  ["[^]a]", "", ["b"], ["]a"]],
  ["[[:digit:]]{2}", "", ["a12"], ["1a"]],
  ["\\p{Han}{2}", "", ["度衡"], ["ab"]],
  ["\\p{Script=Han}", "", ["度"], ["a"]],
  ["\\Qa.b\\E", "", ["a.b"], ["axb"]],
  ["\\u5ea6", "", ["度"], ["衡"]],
  ["\\x41\\x{42}", "", ["AB"], ["ab"]],
  ["(?<year>\\d{4})-(?'m'\\d\\d)", "", ["2026-09"], ["26-09"]],
  ["\\、\\。", "", ["、。"], ["、"]],
  ["a{,3}", "", ["a{,3}"], ["aaa"]],
  ["^(a+)+$", "", ["aaaa"], ["aab"]],
  ["\\bfoo\\b", "", ["a foo"], ["food"]],
  ["x", "u", ["x"], ["y"]],
];

describe.each(table)("/%s/%s", (pattern, options, matching, other) => {
  test.each(matching)("is found in %j", (text) =>
    expect(compileRegex(pattern, options).test(text)).toBe(true),
  );
  test.each(other)("is not found in %j", (text) =>
    expect(compileRegex(pattern, options).test(text)).toBe(false),
  );
});

test.each([
  ["a(?=b)", /look-around/],
  ["a(?!b)", /look-around/],
  ["(?<=a)b", /look-around/],
  ["(?<!a)b", /look-around/],
  ["(a)\\1", /back-reference/],
  ["(?<n>a)\\k<n>", /back-reference/],
  ["(a)\\g{1}", /back-reference/],
  ["a++", /possessive/],
  ["a*+b", /possessive/],
  ["a{1,2}+b", /possessive/],
  ["(?>a+)b", /atomic/],
  ["(a)?(?(1)b|c)", /conditional/],
  ["(?R)", /recursion/],
  ["(?1)", /recursion/],
  ["(?|a|b)", /branch reset/],
  ["(*FAIL)", /verb/],
  ["a\\Kb", /escape/],
  ["\\R", /escape/],
  ["a (?x: b)", /options/],
  ["a{2000}", /repeat count|too large/],
  ["(abc){0,900}(abc){0,900}", /too large/],
  ["(a", /parenthes|missing/i],
  ["[b-a]", /range/],
  ["a".repeat(40_000), /too long/],
])("%s is refused by name", (pattern, message) => {
  expect(() => compileRegex(pattern, "")).toThrow(
    expect.objectContaining({ code: 51091, message: expect.stringMatching(message) }),
  );
});

test("an unknown option is refused", () => {
  expect(() => compileRegex("a", "g")).toThrow(expect.objectContaining({ code: 51108 }));
});

const letters = fc.constantFrom("a", "b", "B", "度", "1", " ", "\n", ".", "é");
const atom = fc.oneof(
  {
    arbitrary: fc.constantFrom("a", "b", "度", "1", ".", "\\.", "\\d", "\\w", "[ab]", "[^a1]", "[a-c度]"),
    weight: 4,
  },
  fc.constantFrom("(a|b)", "(?:ab|1)", "(度?)", "^", "\\b"),
);
const part = fc
  .tuple(atom, fc.constantFrom("", "", "", "*", "+", "?", "*?", "+?", "{1,2}"))
  .map(([one, count]) => (/^(?:\^|\\b)$/.test(one) ? one : one + count));
const patterns = fc.oneof(
  fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
  fc.array(letters, { minLength: 1, maxLength: 4 }).map((chars) => chars.join("").replaceAll(".", "\\.")),
);

test("simple expressions find what JavaScript's find, with the same captures", () => {
  fc.assert(
    fc.property(
      patterns,
      fc.array(letters, { maxLength: 12 }).map((chars) => chars.join("")),
      fc.subarray(["i", "s", "m"]),
      (pattern, text, options) => {
        // In JavaScript a carriage return ends a line too; there is none here.
        const theirs = new RegExp(pattern, `${options.join("")}gu`);
        const ours = compileRegex(pattern, options.join(""));
        // After a line feed at the very end a line begins for one of them only.
        fc.pre(!(text.endsWith("\n") && options.includes("m")));
        expect(ours.test(text)).toBe(new RegExp(theirs.source, `${options.join("")}u`).test(text));
        expect([...ours.matches(text)].map(({ index, text: found }) => [index, found])).toEqual(
          [...text.matchAll(theirs)].map((match) => [match.index, match[0]]),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test("no expression takes more than a moment for a text, however hostile both are", () => {
  const letters = "ab".repeat(20_000);
  for (const pattern of [
    "^(a+)+$",
    "(x+x+)+y",
    "(a|a)*c",
    "(.*)(.*)(.*)=",
    "([a-z]+)*\\d",
    "[a-z]{0,1000}\\d",
  ])
    for (const text of [
      "a".repeat(40),
      `${"a".repeat(40)}b`,
      letters,
      letters.repeat(25),
      "😀".repeat(1000),
    ]) {
      const started = cpuTime();
      try {
        compileRegex(pattern, "").test(text);
        [...compileRegex(pattern, "").matches(text.slice(0, 1000))].length;
      } catch (error) {
        expect(error).toMatchObject({ code: 50 });
      }
      expect(cpuTime() - started, `${pattern} in ${text.length}`).toBeLessThan(3000);
    }
});

test("the beginning of a match is known only where the options leave it as it stands", () => {
  expect(regexPrefix("^ab c", "")).toBe("ab c");
  for (const options of ["i", "m", "x"]) expect(regexPrefix("^ab c", options)).toBeNull();
});
