import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settle } from "../src/checking/settle.ts";
import type { DiagnosticCode, Finding, FixCandidate } from "../src/diagnostic.ts";

/**
 * A language of words, so that each trial takes no time: what is wrong with a word, and what is tried in its stead. `left` and `right` side by
 * side are wrong together: either of them put right takes both away. `one` is wrong, and beside another `one` it hides that one.
 */
const wrong: Readonly<Record<string, { readonly code: DiagnosticCode; readonly fixes: readonly string[] }>> =
  {
    bad: { code: "unknown-name", fixes: ["good"] },
    // The first changes nothing, the second is another mistake.
    hard: { code: "unknown-name", fixes: ["bad", "worse", "good"] },
    lost: { code: "unknown-name", fixes: ["bad", "hard"] },
    left: { code: "type-mismatch", fixes: ["good"] },
    right: { code: "type-mismatch", fixes: ["fine"] },
    one: { code: "unknown-function", fixes: ["good"] },
    mute: { code: "argument-count", fixes: [] },
    worse: { code: "not-in-enum", fixes: [] },
    sign: { code: "unexpected-token", fixes: ["good"] },
    open: { code: "expected-token", fixes: ["good"] },
  };

function check(source: string): Finding[] {
  const words = [...source.matchAll(/\S+/g)].map(([word], index, all) => ({
    word,
    from: all[index]?.index ?? 0,
  }));
  return words.flatMap(({ word, from }, index) => {
    const [before, after] = [words[index - 1]?.word, words[index + 1]?.word];
    const found = wrong[word];
    const isPaired = word === "left" ? after === "right" : word !== "right" || before === "left";
    if (found === undefined || !isPaired || (word === "one" && before === "one")) return [];
    const to = from + word.length;
    const fixes = found.fixes.map(
      (insert): FixCandidate => ({ from, to, insert, rewrites: true, certain: true }),
    );
    return [{ code: found.code, from, to, params: word === "open" ? { expected: ")" } : {}, fixes }];
  });
}

const counts = (findings: readonly Finding[]) => {
  const found = new Map<string, number>();
  for (const { code } of findings) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
};

/** What each finding alone shows to be its fix: the first that takes away one of its code and adds none of any. */
function fixesByThemselves(source: string): (string | undefined)[] {
  const findings = check(source);
  const before = counts(findings);
  return findings.map(
    ({ code, fixes }) =>
      fixes.find(({ from, to, insert }) => {
        const after = counts(check(source.slice(0, from) + insert + source.slice(to)));
        const isLess = (after.get(code) ?? 0) < (before.get(code) ?? 0);
        return isLess && [...after].every(([each, count]) => count <= (before.get(each) ?? 0));
      })?.insert,
  );
}

const settled = (source: string) => settle(source, check(source), check).map(({ fix }) => fix?.insert);
/** Words of which most are put right at once, in a source that is so long that fixes are tried together. */
const mixed = fc
  .tuple(
    fc.array(fc.constantFrom("bad", "bad", "good", "mute"), { minLength: 22, maxLength: 30 }),
    fc.array(fc.constantFrom("hard", "lost", "sign", "left right", "one one"), { maxLength: 1 }),
    fc.nat(20),
  )
  .map(([words, others, at]) =>
    [...words.slice(0, at), ...others, ...words.slice(at)].join(" ").padEnd(320, " fine"),
  );

describe("each finding keeps the first fix that removes it and adds none", () => {
  test("in a short source, where each is tried alone", () => {
    const words = fc.array(fc.constantFrom(...Object.keys(wrong), "good"), { maxLength: 6 });
    fc.assert(
      fc.property(words, (given) => {
        const source = given.join(" ");
        expect(settled(source)).toEqual(fixesByThemselves(source));
      }),
      { numRuns: 300 },
    );
  });

  test("in a long one, where they are tried together", () => {
    fc.assert(
      fc.property(mixed, (source) => {
        expect(settled(source)).toEqual(fixesByThemselves(source));
      }),
      { numRuns: 300 },
    );
  });

  test("and where a bracket is left open", () => {
    fc.assert(
      fc.property(mixed, (source) => {
        const open = `open ${source}`;
        expect(settled(open)).toEqual(fixesByThemselves(open));
      }),
      { numRuns: 200 },
    );
  });

  test("of 60 at most", () => {
    const source = "bad ".repeat(70).trim();
    expect(settled(source)).toEqual(
      Array.from({ length: 70 }, (_, index) => (index < 60 ? "good" : undefined)),
    );
    // What has no fix takes nobody's place.
    const behind = `${"mute ".repeat(10)}${"bad ".repeat(62)}`.trim();
    expect(settled(behind)).toEqual([
      ...Array.from({ length: 10 }, () => undefined),
      ...Array.from({ length: 60 }, () => "good"),
      ...[undefined, undefined],
    ]);
  });

  test("as far as trials may read: no more is begun once that is used up", () => {
    const work = (source: string) => {
      const costs: number[] = [];
      settle(source, check(source), (text) => {
        const found = check(text);
        costs.push(text.length + 50 + 5 * found.length);
        return found;
      });
      const all = costs.reduce((sum, each) => sum + each, 0);
      return { all, last: costs.at(-1) ?? 0 };
    };
    const closed = "lost ".repeat(59).trim();
    const most = 8_000 + 12 * closed.length;
    const { all, last } = work(closed);
    expect([all >= most, all - last < most]).toEqual([true, true]);
    const open = `open ${closed}`;
    const more = 14_000 + 18 * open.length;
    const spent = work(open);
    expect([spent.all >= more, spent.all - spent.last < more]).toEqual([true, true]);
  });
});

describe("what is told once", () => {
  const finding = (
    code: DiagnosticCode,
    from: number,
    to: number,
    insert?: string,
    more: object = {},
  ): Finding => ({
    ...{ code, from, to, params: {} },
    fixes: insert === undefined ? [] : [{ from, to, insert, rewrites: true, ...more }],
  });
  /** The codes that are left of these findings, each with its fix, where any fix takes everything away. */
  const left = (source: string, ...findings: Finding[]) =>
    settle(source, findings, () => []).map(({ code, from, fix }) =>
      fix === undefined ? `${code} ${from}` : `${code} ${from} → ${fix.insert}`,
    );
  const whole = { from: 0, to: 10 };

  test("two mistakes that the same words mend", () => {
    expect(
      left(
        "abcdefghij",
        finding("type-mismatch", 0, 5, "x", whole),
        finding("unknown-name", 3, 4, "x", whole),
      ),
    ).toEqual(["type-mismatch 0 → x"]);
    const other = [
      finding("unknown-name", 3, 4, "y", whole),
      finding("unknown-name", 3, 4, "x", { ...whole, to: 9 }),
      finding("unknown-name", 3, 4, "x", { ...whole, from: 1 }),
    ];
    for (const second of other)
      expect(left("abcdefghij", finding("type-mismatch", 0, 5, "x", whole), second)).toHaveLength(2);
  });

  test("what is Excel's own inside of a call that is written anew", () => {
    const excel = (insert: string) => finding("excel-difference", 0, 3, insert, whole);
    const inner = (code: DiagnosticCode, from: number, to: number): Finding => ({
      ...finding(code, from, to),
      params: { character: "{" },
    });
    expect(left("abcdefghij", excel("x"), inner("excel-difference", 4, 6))).toEqual([
      "excel-difference 0 → x",
    ]);
    expect(left("abcdefghij", excel("x"), inner("unexpected-character", 1, 9))).toEqual([
      "excel-difference 0 → x",
    ]);
    // It is none of Excel's, is still there, or is not inside.
    for (const [insert, other] of [
      ["x", inner("unknown-name", 4, 6)],
      ["x e f x", inner("unexpected-character", 4, 5)],
      ["x", inner("unexpected-character", 0, 5)],
      ["x", inner("unexpected-character", 4, 10)],
    ] as const)
      expect(left("abcdefghij", excel(insert), other)).toHaveLength(2);
    expect(
      left("abcdefghij", finding("type-mismatch", 0, 3, "x", whole), inner("unexpected-character", 4, 6)),
    ).toHaveLength(2);
  });

  test("no fix writes anew what holds a word that was passed over in reading", () => {
    const anew = finding("type-mismatch", 0, 3, "x", whole);
    const passed = (from: number, to: number, more: Partial<Finding> = {}): Finding => ({
      ...{ code: "unexpected-token" as const, from, to, params: {}, fixes: [] },
      ...more,
    });
    for (const word of [passed(4, 5), passed(0, 5), passed(4, 10), passed(4, 5, { code: "expected-token" })])
      expect(left("abcdefghij", anew, word)).toContain("type-mismatch 0");
    const kept: Finding[] = [
      passed(0, 10),
      passed(11, 12),
      passed(4, 5, { code: "unknown-name" }),
      passed(4, 5, { params: { character: "{" } }),
      passed(4, 5, { params: { character: "｛" } }),
      passed(4, 5, { fixes: [{ from: 4, to: 5, insert: "y", rewrites: true }] }),
      passed(4, 5, { code: "unexpected-character", fixes: [{ from: 4, to: 5, insert: "" }] }),
    ];
    for (const word of kept) expect(left("abcdefghij kl", anew, word)).toContain("type-mismatch 0 → x");
    // What the fix leaves as it is in it.
    expect(left("abcdefghij", finding("type-mismatch", 0, 3, "(abcdefghij)", whole), passed(4, 5))).toContain(
      "type-mismatch 0 → (abcdefghij)",
    );
    const several = [passed(11, 12), passed(13, 14), passed(4, 5), passed(15, 16)];
    expect(left("abcdefghij k l m", anew, ...several)).toContain("type-mismatch 0");
    const behind = finding("type-mismatch", 13, 14, "x", { from: 11, to: 16 });
    expect(left("abcdefghij k l m", passed(1, 2), passed(12, 13), behind)).toContain("type-mismatch 13");
    expect(left("abcdefghij k l m", passed(1, 2), passed(10, 11), behind)).toContain("type-mismatch 13 → x");
  });

  test("certain and errors, in their order", () => {
    const given = [
      finding("unknown-name", 4, 5, "y", { certain: true }),
      finding("type-mismatch", 0, 1, "x"),
    ];
    expect(settle("a b c", given, () => [])).toEqual([
      {
        ...{ code: "type-mismatch", severity: "error", from: 0, to: 1, params: {} },
        fix: { from: 0, to: 1, insert: "x" },
      },
      {
        ...{ code: "unknown-name", severity: "error", from: 4, to: 5, params: {} },
        fix: { from: 4, to: 5, insert: "y", certain: true },
      },
    ]);
    expect(settle("", [], () => [])).toEqual([]);
  });
});
