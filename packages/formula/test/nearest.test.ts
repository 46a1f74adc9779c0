import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest, spell } from "../src/nearest.ts";

/** Insertions, deletions, replacements and swaps of neighbours between two words: the whole matrix, by the book. */
function distance(a: readonly string[], b: readonly string[]): number {
  const rows: number[][] = [];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 0; i <= a.length; i += 1) {
    rows.push([]);
    for (let j = 0; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [
        ...(i === 0 && j === 0 ? [0] : []),
        ...(i > 0 ? [at(i - 1, j) + 1] : []),
        ...(j > 0 ? [at(i, j - 1) + 1] : []),
        ...(i > 0 && j > 0 ? [at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)] : []),
        ...(isSwap ? [at(i - 2, j - 2) + 1] : []),
      ];
      rows[i]?.push(Math.min(...ways));
    }
  }
  return at(a.length, b.length);
}

/** How far a word is from one form of a candidate; the same word comes before one that differs in its case. */
function farness(word: string, form: string, most: number | undefined): number {
  if (word === form) return 0;
  const [a, b] = [Array.from(word.toLowerCase()), Array.from(form.toLowerCase())];
  const longer = Math.max(a.length, b.length);
  const isPartOfWord = a.length >= b.length + 2 && word.includes(form) && /[^\0-\x7f]/.test(word);
  const bound = most === undefined ? Math.max(1, Math.floor(longer / 3)) : Math.floor(longer * most);
  const found = distance(a, b);
  return longer < 2 || isPartOfWord || found > bound ? Number.POSITIVE_INFINITY : found + 0.5;
}

// No letter of them tells one thing from its like.
const word = fc.string({ unit: fc.constantFrom("a", "A", "b", "c", "办", "结"), minLength: 1, maxLength: 7 });
const candidate = fc.record({ word, aliases: fc.array(word, { maxLength: 2 }) });

test("the three nearest words, of equals the first ones, are those that the whole matrix of distances finds", () => {
  const most = fc.constantFrom(undefined, 0, 0.25, 1 / 3, 0.5, 1);
  fc.assert(
    fc.property(word, fc.array(candidate, { maxLength: 9 }), most, (wanted, given, share) => {
      const options = share === undefined ? {} : { most: share };
      const expected = given
        .map((each) => ({
          word: each.word,
          far: Math.min(...[each.word, ...each.aliases].map((form) => farness(wanted, form, share))),
        }))
        .filter(({ far }) => far < Number.POSITIVE_INFINITY)
        .sort((a, b) => a.far - b.far)
        .slice(0, 3);
      expect(nearest(wanted, given.map(spell), options)).toEqual(expected.map((each) => each.word));
    }),
    { numRuns: 2000 },
  );
});

describe("what is near", () => {
  test.each<[word: string, candidates: string[], near: string[]]>([
    ["办结数", ["办结数", "办结率", "受理数"], ["办结数", "办结率"]],
    ["ab", ["ba", "a", "abc", "xy"], ["ba", "a", "abc"]],
    ["abcd", ["abdc", "abcd", "abce", "ABCD"], ["abcd", "ABCD", "abdc"]],
    ["a", ["b", "A"], []],
    // Numbers, negations and what tells one thing from its like
    ["q1", ["q2", "q", "q1a"], ["q1a"]],
    ["上半年", ["下半年", "半年"], []],
    ["不合格", ["合格"], []],
    ["第一名", ["第二名", "第一"], ["第一"]],
    // What is left of a Chinese word is a word; of a Latin one it may be a slip.
    ["办结情况", ["办结"], []],
    ["办结情", ["办结"], ["办结"]],
    ["abcdef", ["abcd"], ["abcd"]],
    ["ab\u007fcdef", ["ab\u007fcd"], ["ab\u007fcd"]],
    ["ab\u0080cdef", ["ab\u0080cd"], []],
    ["办bcdef", ["办bcx"], []],
  ])("%s among %s: %s", (wanted, candidates, near) => {
    expect(
      nearest(
        wanted,
        candidates.map((each) => spell({ word: each })),
      ),
    ).toEqual(near);
  });

  test("a word of 100 letters is compared with all of them, of longer ones the rest is not looked at", () => {
    const long = "abcde".repeat(20);
    const ends = (wrong: number) => long.slice(0, -wrong) + "z".repeat(wrong);
    const among = [ends(33), ends(34), `${long}yyyy`, ends(1)].map((each) => spell({ word: each }));
    expect(nearest(`${long}xxx`, among)).toEqual([`${long}yyyy`, ends(1), ends(33)]);
    const [last, other] = [
      spell({ word: `${long.slice(0, -1)}z` }),
      spell({ word: `${long.slice(0, -1)}y` }),
    ];
    expect(nearest(long, [last, other], { most: 0.01 })).toEqual([last.word, other.word]);
    expect(nearest(long, [last, other], { most: 0.0099 })).toEqual([]);
  });
});
