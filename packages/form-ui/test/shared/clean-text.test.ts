import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/shared/clean-text.ts";

describe("text that is typed or pasted", () => {
  it.each([
    ["a plain text stays", "办结 35 件", "办结 35 件", 0],
    ["line breaks and tabs stay", "一\n二\t三", "一\n二\t三", 0],
    ["line breaks of Windows become one character", "一\r\n二", "一\n二", 0],
    ["control characters go", "办\u0000结\u0007数\u009f", "办结数", 3],
    ["marks that turn the direction of writing go", "合格\u202Etxt.exe\u2069", "合格txt.exe", 2],
    ["a byte order mark goes", "\uFEFF姓名", "姓名", 1],
    ["Mongolian with its vowel separator and joiner stays", "ᠬᠠᠷ\u180Eᠠ\u200D", "ᠬᠠᠷ\u180Eᠠ\u200D", 0],
    ["emoji of several parts stay", "👩‍👩‍👧", "👩‍👩‍👧", 0],
    ["half of a pair becomes a replacement character", "a\uD83Db", "a\uFFFDb", 0],
  ])("%s", (_, text, clean, removed) => {
    expect(cleanText(text)).toEqual({ text: clean, removed });
  });

  it("is clean after one pass, and never longer than before", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = cleanText(text).text;
        expect(cleanText(once)).toEqual({ text: once, removed: 0 });
        expect(once.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
