import type { ColumnDefinition, Read } from "../definition.ts";
import { comparable, normalText } from "./normal-text.ts";
import { readDay } from "./read-day.ts";
import { readNumber } from "./read-number.ts";
import { readYesNo } from "./read-yes-no.ts";

/** What a cell that is not empty says in its column. A reference is left as the name that stands there. */
export function readCell(column: ColumnDefinition, cell: string): Read {
  const text = normalText(cell);
  const wrong = wrongInAny(column, text);
  if (wrong !== undefined) return wrong;
  const read = byContent(column, text);
  if (!("value" in read) || typeof read.value !== "string" || column.read === undefined) return read;
  return column.read(read.value);
}

/** What no cell may hold, whatever the column. */
function wrongInAny({ longest, content }: ColumnDefinition, text: string): Read | undefined {
  if (/^=\s*[-+(]?[\p{L}$\d]/u.test(text))
    return {
      code: "formula",
      message: {
        zh: "这是公式，不是内容。请在 Excel 中复制后“粘贴为数值”再导入",
        en: "is a formula: in Excel, copy it and paste it as values first",
      },
    };
  if (/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text))
    return {
      code: "formula-error",
      message: { zh: "Excel 的公式在这里出错了，请改正后再导入", en: "holds an error of Excel's" },
    };
  if (content.kind === "text" && /^\d(\.\d+)?E\+?\d+$/i.test(text))
    return {
      code: "turned-into-number",
      message: {
        zh: "Excel 已把它变成科学计数法，后几位已丢失。请把该列设为“文本”格式，重新填写",
        en: "was turned into a number by Excel, which has lost its last digits: format the column as text and enter it anew",
      },
    };
  if (longest !== undefined && [...text].length > longest)
    return {
      code: "too-long",
      message: {
        zh: `最多 ${longest} 个字，现在是 ${[...text].length} 个`,
        en: `may have ${longest} characters at most, not ${[...text].length}`,
      },
    };
  return undefined;
}

function byContent({ content }: ColumnDefinition, text: string): Read {
  if (content.kind === "day") return readDay(text);
  if (content.kind === "number") return readNumber(text, content);
  if (content.kind === "yes-no") return readYesNo(text);
  if (content.kind !== "choice") return { value: text };
  const code = codesOf(content.words).get(comparable(text));
  if (code !== undefined) return { value: code };
  const words = Object.values(content.words);
  return {
    code: "not-a-choice",
    message: {
      zh: `只能填：${words.map(({ zh }) => zh).join("、")}`,
      en: `must be one of: ${words.map(({ en }) => en).join(", ")}`,
    },
  };
}

type Words = Extract<ColumnDefinition["content"], { readonly kind: "choice" }>["words"];

/** Found once for each choice: it is asked of every cell. */
const known = new WeakMap<Words, ReadonlyMap<string, string>>();

/** The codes of a choice by all that they go by; of two, the first. */
function codesOf(words: Words): ReadonlyMap<string, string> {
  const found = known.get(words);
  if (found !== undefined) return found;
  const codes = new Map<string, string>();
  for (const [code, { zh, en }] of Object.entries(words))
    for (const word of [code, zh, en].map(comparable)) if (!codes.has(word)) codes.set(word, code);
  known.set(words, codes);
  return codes;
}
