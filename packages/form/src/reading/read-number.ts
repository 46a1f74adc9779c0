import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { type Amount, plainDigits, readAmount, scaleOf, shift } from "./amount.ts";
import { readChineseNumber } from "./chinese-number.ts";
import { toHalfWidth } from "./half-width.ts";

/** A number that a text means for sure, or why it is not taken: what was understood, and what to write. */
export type NumberReading =
  | {
      readonly value: number;
      readonly told?: undefined;
      /** Where the number is another one than its digits (`3万`): what it was read as, to be said back. */
      readonly said?: Sentence;
    }
  | { readonly value?: undefined; readonly told: Sentence; readonly said?: undefined };

/**
 * A number as a person writes or pastes it. Taken without asking: blanks around it, full-width digits and signs, the
 * sign of a currency, grouping commas and blanks in their right places, the field's own unit after it. Taken and said
 * back: 百, 千, 万, 亿, also before the unit (`3万元`, and 5000元 where 万元 are counted). Whatever would be a guess is
 * told instead: `1,2,3` is not 123. `unit`: as unitOf gives it; without one, none is taken.
 */
export function readNumber(text: string, unit?: string): NumberReading {
  const plain = toHalfWidth(text)
    .replaceAll("。", ".")
    .trim()
    .replace(/^([+-]?) ?[¥￥$] ?/, "$1");
  const digits = plainDigits(plain);
  if (digits !== undefined) return kept(digits);
  const amount = readAmount(plain);
  const counted = unit === undefined ? undefined : toHalfWidth(unit);
  if (amount?.digits === null) return { told: severalNumbers(plain) };
  if (amount !== undefined && counted !== undefined) {
    const own = withOwnUnit(plain, counted);
    if (own !== undefined) return kept(own);
    const scale = scaleOf(counted);
    if (amount.of === scale.of && (amount.of !== "" || scale.power === 0))
      return kept(shift(amount.digits ?? "", -scale.power), counted);
  }
  if (amount?.isScaled && amount.of === "") {
    const scale = scaleOf(counted ?? "");
    if (counted === undefined || (scale.power === 0 && counted !== "%"))
      return kept(amount.digits ?? "", counted ?? "");
  }
  return { told: whyNot(plain, amount, counted) };
}

/** The unit at the end of a title, in brackets: `办案数（件）` is counted in 件. What contains numerals is none. */
export function unitOf(title: string): string | undefined {
  const unit = /[（(]\s*([^（）()\s]{1,6})\s*[）)]\s*$/.exec(title)?.[1];
  return unit === undefined || /[\d０-９〇零一二两三四五六七八九十]/.test(unit) ? undefined : unit;
}

/** The digits before the field's unit, where nothing else is written. */
function withOwnUnit(plain: string, unit: string): string | undefined {
  return plain.endsWith(unit) ? plainDigits(plain.slice(0, -unit.length).trim()) : undefined;
}

/** `unit` given: the number was worked out, and is said back with it. */
function kept(digits: string, unit?: string): NumberReading {
  const value = Number(digits) + 0;
  if (!Number.isFinite(value)) return { told: notANumber };
  if (!isExact(digits, value)) return { told: tooLong };
  if (unit === undefined) return { value };
  const shown = `${grouped(digits)}${unit === "" ? "" : ` ${unit}`}`;
  return { value, said: sentence(`读作 ${shown}`, `read as ${shown}`) };
}

/** Whether a double holds all the digits that were written. */
function isExact(digits: string, value: number): boolean {
  const written = digits.replaceAll(/[+\-.]/g, "").replace(/^0+/, "");
  return written.length <= 15 || (Number.isSafeInteger(value) && !digits.includes("."));
}

function whyNot(plain: string, amount: Amount | undefined, unit: string | undefined): Sentence {
  if (/^[+\-.,]+$/.test(plain)) return sentence("只有符号，还没有数字", "has only a sign, no digits yet");
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(plain)) return scientific(plain);
  if (/^[+-]?[\d,]+\.?\d*$/.test(plain) && plain.includes(","))
    return sentence(
      "逗号不在千位上，分不清是一个数还是几个数：请只填一个数，不带逗号",
      "has commas that do not group thousands, so it may be one number or several: please enter one, without commas",
    );
  if (amount !== undefined && amount.digits !== null) {
    const { digits, of, isScaled } = amount;
    if (of === "%" && !isScaled) {
      const share = shift(digits, -2);
      return sentence(
        `认出 ${digits} 和百分号：这里只填数字，请填 ${digits} 或 ${share}，以本项要求为准`,
        `reads as ${digits} per cent: enter only a number, ${digits} or ${share}, as this field asks for`,
      );
    }
    if (of === "" && unit !== undefined) return scaledTwice(digits, unit);
    if (of !== "" && !/\d/.test(of)) return otherUnit(grouped(digits), of, unit);
  }
  const chinese = readChineseNumber(plain);
  if (chinese !== undefined)
    return sentence(`看来是 ${chinese}：请用数字填写`, `seems to mean ${chinese}: please write it in digits`);
  return notANumber;
}

function scientific(plain: string): Sentence {
  const value = Number(plain);
  return Number.isFinite(value) && Math.abs(value) < 1e15
    ? sentence(
        `像是科学记数法的 ${value}，可能已被表格软件舍入：请核对后填写完整的数字`,
        `seems to be ${value} in scientific notation, perhaps rounded by a spreadsheet: please check it and enter all digits`,
      )
    : notANumber;
}

/** `3万` where 万元 are counted: 3 of them, or 30,000 of them. */
function scaledTwice(digits: string, unit: string): Sentence {
  const { power, of } = scaleOf(unit);
  const fewer = shift(digits, -power);
  return power === 0
    ? otherUnit(grouped(digits), unit, unit)
    : sentence(
        `这里按“${unit}”填，分不清是 ${grouped(digits)} ${of}还是 ${grouped(digits)} ${unit}：请只填数字，${fewer} 或 ${digits}`,
        `this is counted in “${unit}”, so it may be ${grouped(digits)} ${of} or ${grouped(digits)} ${unit}: please enter only the number, ${fewer} or ${digits}`,
      );
}

function otherUnit(value: string, after: string, unit: string | undefined): Sentence {
  const word = after.length > 12 ? `${after.slice(0, 12)}…` : after;
  return unit === undefined
    ? sentence(
        `认出数字 ${value}，还有“${word}”：请核对后只填数字`,
        `has the number ${value} and “${word}”: please check it and enter only the number`,
      )
    : sentence(
        `认出数字 ${value}，单位却是“${word}”，这里按“${unit}”填：请核对后只填数字`,
        `has the number ${value} with the unit “${word}”, while this is counted in “${unit}”: please check it and enter only the number`,
      );
}

function severalNumbers(plain: string): Sentence {
  const shown = plain.slice(0, 20);
  return sentence(
    `“${shown}”分不清是哪个数：请写出全部数字，如 35000`,
    `“${shown}” may be one number or another: please write out all digits, such as 35000`,
  );
}

function grouped(digits: string): string {
  const [whole = "", fraction] = digits.replace("+", "").split(".");
  const shown = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? shown : `${shown}.${fraction}`;
}

const notANumber = sentence("应为数字，如 12 或 12.5", "must be a number, such as 12 or 12.5");
const tooLong = sentence(
  "位数太多，存不准确：最多 15 位有效数字",
  "has too many digits to be kept exactly: at most 15 significant ones",
);
