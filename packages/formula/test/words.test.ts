import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest, spell } from "../src/nearest.ts";
import { lex } from "../src/syntax/lexer.ts";
import { writeName, writeReference } from "../src/syntax/names.ts";
import { readText, writeText } from "../src/syntax/texts.ts";

/** Each word as `kind value from-to`, the end left out. */
const words = (source: string) =>
  lex(source)
    .tokens.filter(({ kind }) => kind !== "end")
    .map(({ kind, value, from, to }) => `${kind} ${value} ${from}-${to}`);

describe("a source in words", () => {
  it.each<[source: string, words: string[]]>([
    ["", []],
    [" \t\n\u00a0\u200b\ufeff", []],
    ["a1_$ b", ["name a1_$ 0-4", "name b 5-6"]],
    ["办结数", ["name 办结数 0-3"]],
    ["𠮷x", ["name 𠮷x 0-3"]],
    ["x𠮷1", ["name x𠮷1 0-4"]],
    [
      "and Or NOT true False",
      ["keyword AND 0-3", "keyword OR 4-6", "keyword NOT 7-10", "keyword TRUE 11-15", "keyword FALSE 16-21"],
    ],
    ["a.or", ["name a 0-1", "punctuation . 1-2", "name or 2-4"]],
    ["android", ["name android 0-7"]],
    [
      "12 1.5+.5 １２．５",
      ["number 12 0-2", "number 1.5 3-6", "operator + 6-7", "number .5 7-9", "number 12.5 10-14"],
    ],
    ["50% 50 %", ["number 50% 0-3", "number 50 4-6", "operator % 7-8"]],
    ["a.5", ["name a 0-1", "punctuation . 1-2", "number 5 2-3"]],
    ["1.a", ["number 1 0-1", "punctuation . 1-2", "name a 2-3"]],
    [
      "<= <> >= ?? < > =",
      [
        ...["operator <= 0-2", "operator <> 3-5", "operator >= 6-8", "operator ?? 9-11"],
        ...["operator < 12-13", "operator > 14-15", "operator = 16-17"],
      ],
    ],
    [
      "+-*/^&",
      [
        "operator + 0-1",
        "operator - 1-2",
        "operator * 2-3",
        "operator / 3-4",
        "operator ^ 4-5",
        "operator & 5-6",
      ],
    ],
    [
      "＋（，）＜",
      ["operator + 0-1", "punctuation ( 1-2", "punctuation , 2-3", "punctuation ) 3-4", "operator < 4-5"],
    ],
    ["\"a\" 'b' “c” ‘d’ ＂e＂", ["text a 0-3", "text b 4-7", "text c 8-11", "text d 12-15", "text e 16-19"]],
    ['"a""b"""', ['text a"b" 0-8']],
    ['""', ["text  0-2"]],
    [
      "f[a>1]",
      [
        "name f 0-1",
        "punctuation [ 1-2",
        "name a 2-3",
        "operator > 3-4",
        "number 1 4-5",
        "punctuation ] 5-6",
      ],
    ],
  ])("%j", (source, expected) => {
    expect(words(source)).toEqual(expected);
    expect(lex(source).findings).toEqual([]);
  });

  it("comments are no words, and may stand anywhere", () => {
    const { tokens, comments, findings } = lex("1/* a */+/**/2");
    expect(tokens.map(({ value, from }) => [value, from])).toEqual([
      ["1", 0],
      ["+", 8],
      ["2", 13],
      ["", 14],
    ]);
    expect(comments).toEqual([
      { kind: "comment", value: "/* a */", from: 1, to: 8 },
      { kind: "comment", value: "/**/", from: 9, to: 13 },
    ]);
    expect(findings).toEqual([]);
  });

  it.each<[source: string, insert: string, to: number]>([
    ["1 /* a", "*/", 6],
    ["1 /* a *", "/", 8],
    ["1 /*", "*/", 4],
    ["1 /*/", "*/", 5],
  ])("a comment that does not end is told: %s", (source, insert, at) => {
    expect(lex(source).findings).toEqual([
      {
        ...{ code: "expected-token", from: at, to: at, params: { expected: "*/" } },
        fixes: [{ from: at, to: at, insert }],
      },
    ]);
  });

  it.each<[source: string, value: string, to: number, closed: boolean]>([
    ['"abc"d', "abc", 5, true],
    ['"a""', 'a"', 4, false],
    ['"abc', "abc", 4, false],
    ['"ab\nc"', "ab", 3, false],
    ['"', "", 1, false],
  ])("a text ends with its quote, or its line: %j", (source, value, to, closed) => {
    expect(readText(source, 0, 0x22)).toEqual({ value, to, closed });
  });

  it("whatever text is written is read as it was (property)", () => {
    const line = fc.string().filter((each) => !each.includes("\n"));
    fc.assert(
      fc.property(line, (text) => {
        const written = writeText(text);
        expect(readText(written, 0, 0x22)).toEqual({ value: text, to: written.length, closed: true });
      }),
    );
  });

  it.each([
    ["a", "a"],
    ["A_1", "A_1"],
    ["办结数", "办结数"],
    ["1a", "[1a]"],
    ["a b", "[a b]"],
    ["", "[]"],
    ["or", "[or]"],
    ["a]b\\", "[a\\]b\\\\]"],
    ["[a", "[\\[a]"],
    [" a", "[\\ a]"],
    ["a-b", "[a-b]"],
  ])("the name %j is written %s", (key, written) => {
    expect([writeName(key), writeReference("data", key)]).toEqual([written, `data.${written}`]);
  });
});

/** Insertions, deletions, replacements and swaps of neighbours, by the book. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i || j),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      if (j === 0) continue;
      const costs = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = Math.min(...costs);
    }
  return at(a.length, b.length);
}

describe("the words nearest to one", () => {
  const near = (word: string, list: readonly string[], most?: number) =>
    nearest(
      word,
      list.map((each) => spell({ word: each })),
      most === undefined ? {} : { most },
    );

  it("are those within a third of the longer one, one letter in any case, the nearest first, three at most (property)", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 8 }), (wanted, list) => {
        const expected = list
          .map((each) => ({ each, away: distance(wanted, each) }))
          .filter(
            ({ each, away }) => away <= Math.max(1, Math.floor(Math.max(wanted.length, each.length) / 3)),
          )
          .sort((one, other) => one.away - other.away)
          .slice(0, 3)
          .map(({ each }) => each);
        expect(near(wanted, list)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[word: string, list: string[], found: string[], most?: number]>([
    ["办结书", ["办结数", "受理数"], ["办结数"]],
    ["上期", ["下期", "上期"], ["上期"]],
    ["上期", ["下期"], []],
    ["第1季", ["第2季"], []],
    ["不合格", ["合格"], []],
    ["a", ["b"], []],
    ["a", ["a"], ["a"]],
    ["Base", ["base"], ["base"]],
    ["办结数合计", ["办结数"], []],
    ["办结数量", ["办结数"], ["办结数"]],
    ["abcdefgh", ["abcdxxxx"], [], 0.4],
    ["abcdefgh", ["abcdxxxx"], ["abcdxxxx"], 0.5],
    ["abcd", ["abcx"], [], 0],
  ])("of %s among %j: %j", (word, list, found, most) => expect(near(word, list, most)).toEqual(found));

  it("may be known by a title", () => {
    expect(nearest("按期办结", [spell({ word: "办结数", aliases: ["按期办结数"] })])).toEqual(["办结数"]);
  });
});
