import type { NumberContent, Read } from "../definition.ts";
import { type Decimal, decimalOf, decimalText, significantDigits } from "./decimal-text.ts";
import { comparable, normalText } from "./normal-text.ts";
import { readDay } from "./read-day.ts";

/** Excel keeps so many digits of a number, and JavaScript keeps all numbers of so many apart. */
const mostDigits = 15;

const canonical = /^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/;

/**
 * A number as people and Excel write it: 1,234.5, １２, 97.5%, 12件, (5), －5, ¥1,200.00. Out: its canonical text ("1234.5"), exact;
 * percent as what stands before the sign. What may be another number than it seems (1,5 or 1.23E+05, of which Excel has cut the rest)
 * is refused, with what to do; so is what is not within the column's range.
 */
export function readNumber(text: string, content: NumberContent): Read {
  if (content.isFraction === true && !hasPercentSign(text)) return readFraction(text, content);
  // Most numbers stand there in canonical text.
  if (text.length < mostDigits && canonical.test(text)) return withinRange(text, content);
  const clean = normalText(text).replaceAll(/[−–]/g, "-");
  const bare = withoutUnit(withoutBrackets(clean), content);
  if ("code" in bare) return bare;
  if (/^[-+]?\d(\.\d+)?E[-+]\d{2,}$/.test(bare.text)) return refused(...cutByExcel);
  const plain = withoutGroups(withoutBrackets(bare.text));
  const decimal = plain === undefined ? undefined : decimalOf(plain);
  if (decimal === undefined) return whyNone(clean);
  if (significantDigits(decimal) > mostDigits && !isOfADouble(decimal)) return refused(...tooManyDigits);
  return withinRange(decimalText(decimal), content);
}

/** Whether a cell says itself that it is a percentage. */
export function hasPercentSign(text: string): boolean {
  return /[%％﹪]/.test(text);
}

function readFraction(text: string, content: NumberContent): Read {
  const read = readNumber(text, { kind: "number", unit: "%" });
  const decimal = "value" in read ? decimalOf(String(read.value)) : undefined;
  if (decimal === undefined) return read;
  return withinRange(decimalText({ ...decimal, behind: decimal.behind - 2 }), content);
}

/** What stands before the column's own unit; a refusal where another one follows, or a per cent of which the column says nothing. */
function withoutUnit(
  text: string,
  { unit }: NumberContent,
): { readonly text: string } | Exclude<Read, { readonly value: unknown }> {
  const own = unit === undefined ? "" : comparable(unit);
  const amount = own === "元" ? text.replace(/^([-(]?)¥ ?/, "$1") : text;
  // An exponent is no unit, and nor is what follows the year of a day.
  if (decimalOf(amount) !== undefined || isDay(amount)) return { text: amount };
  const written = /^([-+(]?[\d.,]+\)?) ?(\(?\p{L}.*|[%‰°].*)$/u.exec(amount);
  const [, before = "", behind = ""] = written ?? [];
  if (behind === "") return { text: amount };
  if ([own, `(${own})`].includes(comparable(behind))) return { text: before };
  if (behind === "%") return refused(...percentElsewhere);
  if (own === "" || own === "%")
    return refused(
      "unit",
      `数字后面不能写单位“${behind.slice(0, 10)}”，请只填数字`,
      `has a unit behind the number (${behind.slice(0, 10)}): enter the number alone`,
    );
  return refused(
    "unit",
    `这一列的单位是“${unit}”，这里写的是“${behind.slice(0, 10)}”。请换算成${unit}，只填数字`,
    `is in another unit (${behind.slice(0, 10)}) than the column (${unit}): convert it and enter the number alone`,
  );
}

/** (5), as accounts write what is negative. */
function withoutBrackets(text: string): string {
  const [, inside] = /^\(([^-+()]+)\)$/.exec(text) ?? [];
  return inside === undefined ? text : `-${inside}`;
}

/** Without the signs between thousands; undefined where a comma is something else. */
function withoutGroups(text: string): string | undefined {
  if (!text.includes(",")) return text;
  return /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(",", "") : undefined;
}

function withinRange(text: string, { isInteger, minimum, maximum, unit = "" }: NumberContent): Read {
  const value = Number(text);
  if (!Number.isFinite(value) || (value === 0 && text !== "0")) return refused(...beyondNumbers);
  if (isInteger === true && text.includes(".")) return refused(...notWhole);
  const isLow = minimum !== undefined && value < minimum;
  const isHigh = maximum !== undefined && value > maximum;
  if (!isLow && !isHigh) return { value: text };
  const [least, most] = [minimum, maximum].map((one) => `${one === undefined ? "" : numberText(one)}${unit}`);
  if (minimum !== undefined && maximum !== undefined)
    return refused("out-of-range", `应在 ${least} 至 ${most} 之间`, `must be ${least} to ${most}`);
  return isLow
    ? refused("out-of-range", `不能小于 ${least}`, `must not be less than ${least}`)
    : refused("out-of-range", `不能大于 ${most}`, `must not be more than ${most}`);
}

/** A program writes so many digits of a third: of a part as it keeps them, none is lost. Of a whole number Excel has lost the last. */
function isOfADouble(decimal: Decimal): boolean {
  const text = decimalText(decimal);
  return text.includes(".") && numberText(Number(text)) === text;
}

/** A number as people write it, never with an exponent; the shortest text that stands for it. */
export function numberText(value: number): string {
  const decimal = decimalOf(String(value));
  return decimal === undefined ? String(value) : decimalText(decimal);
}

/** What a text is that is no number. */
function whyNone(text: string): Read {
  if (isDay(text))
    return refused(
      "day-in-number",
      "这是日期，不是数。请核对这一列对应的是不是日期",
      "is a date and no number: is the column what it is said to be?",
    );
  if (/^[-—–/\\]+$|^(无|暂无|没有|未统计|不适用|n\/?a|null|none)$/i.test(text))
    return refused("not-a-number", "没有数的请留空", "is no number: leave it empty where there is none");
  if (/^[-+(]?[\d.]*,[\d.,]*\)?$/.test(text))
    return refused(
      "commas",
      "逗号只能隔开千位，如 1,234.5；小数点请写成“.”",
      "has a comma that does not part thousands (1,234.5): write the decimal point as “.”",
    );
  return refused(
    "not-a-number",
    "不是数，请只填数字，如 12 或 97.5",
    "is no number: enter digits alone, such as 12 or 97.5",
  );
}

/** Only as people write it: plain digits are a number. */
function isDay(text: string): boolean {
  return /^\d{4}([-./年])\d{1,2}(\1|月)/.test(text) && "value" in readDay(text);
}

type Told = readonly [code: string, zh: string, en: string];

const percentElsewhere: Told = [
  "percent",
  "这一列的单位不是 %。请填不带“%”的数（在 Excel 中把该列设为“数值”格式）",
  "is a percentage, and the column is not in %: enter the number without the sign (format the column as a number in Excel)",
];

const cutByExcel: Told = [
  "turned-into-number",
  "这是科学计数法，后几位可能已丢失。请在 Excel 中把该列设为“数值”格式，再导入",
  "is shown with an exponent, which may have cut its last digits: format the column as a number in Excel first",
];

const tooManyDigits: Told = [
  "too-many-digits",
  `超过 ${mostDigits} 位有效数字，Excel 保存不了。请减少位数`,
  `has more than ${mostDigits} significant digits, which Excel cannot keep: shorten it`,
];

const beyondNumbers: Told = [
  "out-of-range",
  "这个数太大或太小，保存不了，请核对",
  "is too large or too small to be kept",
];

const notWhole: Told = ["not-whole", "应是整数", "must be a whole number"];

function refused(...[code, zh, en]: Told): Exclude<Read, { readonly value: unknown }> {
  return { code, message: { zh, en } };
}
