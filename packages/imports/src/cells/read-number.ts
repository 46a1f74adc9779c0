import type { NumberContent, Read } from "../definition.ts";
import { normalText } from "./normal-text.ts";

/**
 * A number as people and Excel write it: 1234.5, 1,234.5, １２, -5, (5) for minus five, 97.5% where the unit is %, 12件 where it is 件.
 * Out: a plain decimal text that is the number exactly ("97.5", "-0.001", never "1e3"), within the column's range. Whatever is no
 * number for certain, or would lose digits as one, is refused with what to do.
 */
export function readNumber(text: string, content: NumberContent): Read {
  const clean = normalText(text).replaceAll(/[−–]/g, "-");
  const bare = withoutUnit(clean, content.unit);
  if (bare === undefined) return otherUnit(clean, content.unit);
  const decimal = decimalIn(bare);
  if (decimal === undefined) return noNumber(clean);
  if (decimalText(Number(decimal)) !== decimal)
    return refused(
      "too-many-digits",
      "位数太多，存成数字会丢失末几位；请减少位数，或把这一列改为文字",
      "has more digits than a number keeps: shorten it, or make the column a text",
    );
  return inRange(decimal, content) ?? { value: decimal };
}

/** A number as people write it, never with an exponent; of a double the shortest text that stands for it. */
export function decimalText(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", part = "", exponent = "0"] = match;
  const digits = whole + part;
  const at = whole.length + Number(exponent);
  if (at <= 0) return `${sign}0.${"0".repeat(-at)}${digits}`;
  if (at >= digits.length) return `${sign}${digits}${"0".repeat(at - digits.length)}`;
  return `${sign}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** The text before the column's own unit; undefined: a sign of percent stands there, and the column is of something else. */
function withoutUnit(text: string, unit = ""): string | undefined {
  const own = normalText(unit);
  if (own !== "" && text.toLowerCase().endsWith(own.toLowerCase()))
    return text.slice(0, text.length - own.length).trim();
  return /.%$/.test(text) ? undefined : text;
}

const plain = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;
const pointed = /^\.(\d+)$/;

/** Digits alone, without zeros that say nothing; undefined: it is no number. */
function decimalIn(text: string): string | undefined {
  const inBrackets = /^\((.*)\)$/.exec(text);
  const signed = /^([+-]?) ?(.*)$/.exec(inBrackets?.[1]?.trim() ?? text);
  const [, sign = "", rest = ""] = signed ?? [];
  if (inBrackets !== null && sign !== "") return undefined;
  const scientific = /^(\d(?:\.\d+)?)e([+-]?\d{1,3})$/i.exec(rest);
  const written = scientific === null ? rest : decimalText(Number(rest));
  const [, whole = "0", part = ""] = plain.exec(written) ?? [undefined, "0", pointed.exec(written)?.[1]];
  if (plain.exec(written) === null && pointed.exec(written) === null) return undefined;
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  const decimals = part.replace(/0+$/, "");
  const size = decimals === "" ? digits : `${digits}.${decimals}`;
  return (sign === "-" || inBrackets !== null) && size !== "0" ? `-${size}` : size;
}

function inRange(decimal: string, { isInteger, minimum, maximum }: NumberContent): Read | undefined {
  if (isInteger === true && decimal.includes("."))
    return refused("not-an-integer", "应为整数，如 12", "must be a whole number, such as 12");
  const value = Number(decimal);
  const isBelow = minimum !== undefined && value < minimum;
  const isAbove = maximum !== undefined && value > maximum;
  if (!isBelow && !isAbove) return undefined;
  const [low, high] = [minimum, maximum].map((one) => (one === undefined ? "" : decimalText(one)));
  if (minimum !== undefined && maximum !== undefined)
    return refused("out-of-range", `应在 ${low} 至 ${high} 之间`, `must be ${low} to ${high}`);
  return minimum === undefined
    ? refused("out-of-range", `不能大于 ${high}`, `must be ${high} at most`)
    : refused("out-of-range", `不能小于 ${low}`, `must be ${low} at least`);
}

function otherUnit(text: string, unit: string | undefined): Read {
  return unit === undefined
    ? refused(
        "other-unit",
        `“${text}”带百分号，这一列不是百分数。请去掉百分号，或把这一列的单位设为 %`,
        `“${text}” is a percentage, which this column is not: leave the sign out, or set its unit to %`,
      )
    : refused(
        "other-unit",
        `“${text}”带百分号，这一列的单位是“${unit}”`,
        `“${text}” is a percentage, and this column's unit is “${unit}”`,
      );
}

function noNumber(text: string): Read {
  if (/^\d{4}([-/.年])\d{1,2}(\1|月)\d{1,2}日?$/.test(text))
    return refused(
      "day-for-number",
      "这是日期，不是数字。请核对这一列；如果 Excel 把数字显示成了日期，请把单元格格式改为“常规”",
      "is a date: is the column what it is said to be? Where Excel shows a number as a date, format the cell as General",
    );
  return refused("not-a-number", "应为数字，如 97.5", "must be a number, such as 97.5");
}

function refused(code: string, zh: string, en: string): Read {
  return { code, message: { zh, en } };
}
