import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanTitle, validators } from "../src/index.ts";
import { isName, isOneLine, isSameName } from "../src/one-line.ts";
import { cpuTime } from "./cpu-time.ts";
import { problemsFrom } from "./problems-from.ts";

/** Texts of any characters, those among them that names cannot hold. */
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
    fc.constantFrom(..."张三a1 ·👩\u200D\u200C\u202E\u200B\n\t\0\uD842\u180E\u202F\uFE0F\u3000\u2028\u00AD"),
  ),
  maxLength: 20,
});

describe("names that are one to whoever reads them", () => {
  it.each([
    ["一级警长", "一级警长", true],
    ["一级警长\u200B", "一级警长", true],
    ["一级警长\u200B", "\u202A一级\uFEFF警长", true],
    ["一级警长", "二级警长", false],
    ["\u200B", "\u200B", true],
    ["\u200B", "", false],
    ["", undefined, false],
    ["\u200B", undefined, false],
    [undefined, undefined, true],
  ])("%j and %j: %s", (one, other, isSame) => {
    expect(isSameName(one, other)).toBe(isSame);
    expect(isSameName(other, one)).toBe(isSame);
  });
});

describe("what a name can hold", () => {
  it.each([
    ["Chinese", "执法勤务类（二级）"],
    ["a name of a minority", "买买提·艾力"],
    ["a rare character", "𠮷野家"],
    ["a variant of a character", "葛\u{E0100}城"],
    ["two blanks of a full width", "张　三"],
    ["Mongolian", "ᠮᠣᠩᠭᠣᠯ"],
    ["Mongolian with its separator of vowels", "ᠠᠭᠤᠯᠠ\u180Eᠠ"],
    ["Mongolian with a suffix behind its narrow blank", "ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ"],
    ["Mongolian with selectors of variants", "ᠨ\u180Bᠠ\u180Cᠭ\u180Dᠠ\u180F"],
    ["Mongolian with joiners", "ᠠ\u200D \u200Dᠠ".replace(" \u200D", "")],
    ["Persian, parted by a non-joiner", "می\u200Cخواهم"],
    ["emoji of several parts", "👩‍🔬 科研 👨‍👩‍👧"],
    ["an emoji with a variant", "⚠️ 扣分"],
    ["a flag of tags", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
    ["Arabic, written to the left", "ئۇيغۇر"],
    ["a character of private use", "\uE000某"],
  ])("%s stays as it is", (_what, name) => {
    expect(validators.Title.is(name)).toBe(true);
    expect(cleanTitle(name)).toBe(name);
  });

  it.each([
    ["NUL", "张\0三", "张三", "控制字符（第 2 个字符，在“张”之后，U+0000）"],
    ["a line end", "考核\r\n指标", "考核 指标", "换行"],
    ["a tab", "考核\t指标", "考核 指标", "制表符"],
    ["a line end at the end", "考核指标\n ", "考核指标", "换行"],
    ["a C1 control", "考\u0085核", "考 核", "控制字符"],
    ["a separator of lines", "考\u2028核", "考 核", "换行"],
    ["an override to the left", "\u202E三张", "三张", "方向控制符（第 1 个字符，U+202E）"],
    ["an embedding", "a\u202Bb\u202C", "ab", "方向控制符"],
    ["an isolate", "a\u2067b\u2069", "ab", "方向控制符"],
    ["a mark to the right", "张三\u200E", "张三", "方向控制符"],
    ["a mark to the left", "张三\u200F", "张三", "方向控制符"],
    ["an Arabic mark", "张\u061C三", "张三", "方向控制符"],
    ["a blank of no width", "张\u200B三", "张三", "看不见的字符"],
    ["a byte order mark", "\uFEFF张三", "张三", "看不见的字符"],
    ["a soft hyphen", "张\u00AD三", "张三", "看不见的字符"],
    ["a word joiner", "张\u2060三", "张三", "看不见的字符"],
    ["a filler", "张\u3164三", "张三", "看不见的字符"],
    ["joiners behind what never joins", "张\u200D\u200C三", "张三", "看不见的字符"],
    ["a joiner at the start", "\u200D张三", "张三", "看不见的字符"],
    ["a joiner behind a mark of direction", "张\u202E\u200D三", "张三", "方向控制符"],
    ["what is no character", "张\uFFFF三", "张三", "看不见的字符"],
    ["nothing but blanks", " \u3000", "", "只有空格"],
    ["nothing that can be seen", "\u180B", "", "只有空格"],
    ["nothing but what is invisible", "\u200B\u202E", "", "只有空格"],
  ])("%s is refused, said where it is, and cleaned", (_what, name, clean, sentence) => {
    const [problem, ...others] = problemsFrom(() => validators.Title.parse(name));
    expect(problem).toMatchObject({ code: "invalid-character", path: "" });
    expect(problem?.message.zh).toContain(sentence);
    expect(others).toEqual([]);
    expect(cleanTitle(name)).toBe(clean);
  });

  it("counts characters as people do", () => {
    const [problem] = problemsFrom(() => validators.Title.parse("𠮷野\u202E"));
    expect(problem?.message).toEqual({
      zh: "含有看不见的文字方向控制符（第 3 个字符，在“𠮷野”之后，U+202E），请删除或重新输入",
      en: 'holds an invisible mark of direction (character 3, behind "𠮷野", U+202E): delete it or type it again',
    });
  });

  it("cleaned, any text is a name or nothing, once and for all; names stay the very same", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanTitle(text);
        expect(isName(clean) && isOneLine(clean)).toBe(true);
        expect(cleanTitle(clean)).toBe(clean);
        if (isName(text)) expect(clean).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["\t", "\u200D", "\u200B", " ", "a\u200D", "\n "])("a long run of %j takes no time", (unit) => {
    const long = `${unit.repeat(100_000)}a`;
    const start = cpuTime();
    cleanTitle(long);
    isName(long);
    expect(cpuTime() - start).toBeLessThan(1_000);
  });
});

describe("a document whose names were given before", () => {
  const form = {
    title: "表\u202E",
    fields: {
      type: "object" as const,
      properties: {
        件数: { type: "integer", title: "件\u200B数" },
        明细: {
          type: "array",
          title: "明细",
          items: { type: "object", properties: { "a/b": { title: "甲\n乙" } } },
        },
        等次: { oneOf: [{ const: "好", title: "好\u200E" }] },
      },
    },
    indicators: [],
    score: { groups: [{ id: "g", code: "g", title: "\u200B" }] },
  };

  it("is refused at each place as an input", () => {
    expect(problemsFrom(() => validators.Form.parse(form)).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "/title",
        "/fields/properties/件数/title",
        "/fields/properties/明细/items/properties/a~1b/title",
        "/fields/properties/等次/oneOf/0/title",
        "/score/groups/0/title",
      ]),
    );
  });

  it("is taken where it is stored, and nothing else that is wrong with it", () => {
    expect(validators.Form.parseStored(form)).toBe(form);
    expect(() => validators.Form.parseStored({ ...form, extra: 1 })).toThrow(/extra/);
    expect(() => validators.Form.parseStored({ ...form, title: "" })).toThrow(/empty/);
    const many = Array.from({ length: 300 }, (_, index) => ({
      id: `s${index}`,
      title: "例\u200B",
      inputs: 7,
    }));
    expect(() => validators.Form.parseStored({ ...form, samples: many.slice(0, 100) })).toThrow(/inputs/);
  });

  it("has its names cleaned, all at once, and nothing else changed", () => {
    const clean = validators.Form.cleanNames(form);
    expect(validators.Form.is(clean)).toBe(true);
    expect(clean.title).toBe("表");
    expect(clean.fields.properties.件数).toEqual({ type: "integer", title: "件数" });
    expect(clean.fields.properties.明细.items.properties["a/b"].title).toBe("甲 乙");
    expect(clean.score.groups[0]?.title).toBe("未命名");
    expect(validators.Form.cleanNames(clean)).toBe(clean);
  });
});
