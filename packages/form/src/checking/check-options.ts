import type { Problem } from "@duheng/contracts";
import { cleanTitle } from "@duheng/contracts/names";
import { fieldLimits } from "../fields/limits.ts";
import { isOptionValue } from "../fields/read-fields.ts";
import { pointer } from "../json/pointer.ts";
import { type JsonRecord, own, ownList, ownText } from "../json/record.ts";
import { errorAt, warningAt } from "../problem.ts";

/** `enum`, and `oneOf` of `const` with `title`: values that are simple, at least one, none twice. */
export function checkOptions(schema: JsonRecord, at: string): Problem[] {
  const problems: Problem[] = [];
  if (own(schema, "const") !== undefined) {
    problems.push(
      errorAt(
        pointer(at, "const"),
        "unsupported-keyword",
        "const 只能写在 oneOf 的选项中",
        '"const" is supported inside oneOf only',
      ),
    );
  }
  for (const keyword of ["enum", "oneOf"] as const) {
    const list = ownList(schema, keyword);
    if (list !== undefined)
      problems.push(...checkList(keyword, list, pointer(at, keyword), ownText(schema, "type")));
  }
  return problems;
}

function checkList(
  keyword: "enum" | "oneOf",
  list: readonly unknown[],
  at: string,
  type: string | undefined,
): Problem[] {
  if (list.length === 0 || list.length > fieldLimits.options) {
    const limit = fieldLimits.options;
    return [errorAt(at, "bad-options", `选项须有 1–${limit} 个`, `there must be 1–${limit} options`)];
  }
  const seen = new Set<unknown>();
  return list.flatMap((item, index) => {
    const place = pointer(at, index);
    const value = keyword === "enum" ? item : own(item, "const");
    if (!isOptionValue(value)) {
      return [
        errorAt(
          place,
          "bad-option",
          "选项须为文本、数字或是否（oneOf 写作 { const, title }）",
          "an option is a text, a number or a boolean (in oneOf: { const, title })",
        ),
      ];
    }
    if (
      keyword === "oneOf" &&
      Object.keys(item ?? {}).some((key) => !["const", "title", "description"].includes(key))
    ) {
      return [
        errorAt(
          place,
          "unsupported-keyword",
          "选项只能有 const 和 title",
          "an option has const and title only",
        ),
      ];
    }
    if (!fitsType(value, type)) {
      return [
        errorAt(
          place,
          "bad-option",
          `选项“${String(value)}”与字段类型 ${type} 不符`,
          `the option "${String(value)}" does not fit the type ${type}`,
        ),
      ];
    }
    if (seen.has(value))
      return [
        errorAt(
          place,
          "duplicate-option",
          `选项“${String(value)}”重复`,
          `the option "${String(value)}" is listed twice`,
        ),
      ];
    seen.add(value);
    const title = ownText(item, "title") ?? String(value);
    if (typeof value === "string" && value !== "" && cleanTitle(value) !== value)
      return [unseen(title, place)];
    return isPlaceholder(title) ? [leftOver(title, place)] : [];
  });
}

/** Whether an option is still called what the designer called it. */
function isPlaceholder(title: string): boolean {
  return /^(?:新?选项\s*[一二三四五六七八九十\d]*|(?:new choice|option)\s*\d*)$/i.test(title.trim());
}

/** Answers hold values, so nobody but the author can mend one. */
function unseen(title: string, at: string): Problem {
  return warningAt(
    at,
    "invisible-in-option",
    `选项“${cleanTitle(title)}”的值里有看不见的字符或换行，看上去相同的两个值会不同：删除这个选项，重新添加`,
    `the value of the option "${cleanTitle(title)}" holds characters that cannot be seen, or a line end: it would differ from one that looks the same. Delete the option and add it again`,
  );
}

function leftOver(title: string, at: string): Problem {
  return warningAt(
    at,
    "placeholder-option",
    `选项“${title}”还是占位的名字：改成要选的内容，或者删除它`,
    `the option "${title}" is still a placeholder: say what is to be chosen, or delete it`,
  );
}

function fitsType(value: string | number | boolean, type: string | undefined): boolean {
  if (type === undefined) return true;
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
