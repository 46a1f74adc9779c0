import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { readChineseNumber } from "./chinese-number.ts";
import { toHalfWidth } from "./half-width.ts";

/** A number that a text means for sure, or why it is not taken: what was understood, and what to write. */
export type NumberReading =
  | { readonly value: number; readonly told?: undefined }
  | { readonly value?: undefined; readonly told: Sentence };

/**
 * A number as a person writes or pastes it. Taken without asking: blanks around it, full-width digits and signs,
 * grouping commas in their right places, the field's own unit after it. Whatever would be a guess is told instead:
 * `1,2,3` is not 123. `unit`: as unitOf gives it; without one, none is taken.
 */
export function readNumber(text: string, unit?: string): NumberReading {
  const plain = toHalfWidth(text).replaceAll("。", ".").trim();
  const value = plainNumber(plain);
  if (value !== undefined) return isExact(plain, value) ? { value } : { told: tooLong };
  const [, number = "", rest = ""] = /^([+-]?[\d,]*\.?\d*)(.*)$/s.exec(plain) ?? [];
  const beginning = plainNumber(number);
  const after = rest.trim();
  if (beginning !== undefined && unit !== undefined && after === toHalfWidth(unit)) {
    return isExact(number, beginning) ? { value: beginning } : { told: tooLong };
  }
  return { told: whyNot(plain, number, beginning, after, unit) };
}

/** The unit at the end of a title, in brackets: `办案数（件）` is counted in 件. What contains numerals is none. */
export function unitOf(title: string): string | undefined {
  const unit = /[（(]\s*([^（）()\s]{1,6})\s*[）)]\s*$/.exec(title)?.[1];
  return unit === undefined || /[\d０-９〇零一二两三四五六七八九十]/.test(unit) ? undefined : unit;
}

const groups = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const bare = /^[+-]?(\d+\.?\d*|\.\d+)$/;

function plainNumber(plain: string): number | undefined {
  if (!bare.test(plain) && !groups.test(plain)) return undefined;
  const value = Number(plain.replaceAll(",", ""));
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a double holds all the digits that were written. */
function isExact(plain: string, value: number): boolean {
  const written = plain.replaceAll(/[+\-,.]/g, "").replace(/^0+/, "");
  return written.length <= 15 || (Number.isSafeInteger(value) && !plain.includes("."));
}

function whyNot(
  plain: string,
  number: string,
  beginning: number | undefined,
  after: string,
  unit: string | undefined,
): Sentence {
  if (/^[+\-.,]+$/.test(plain)) return sentence("只有符号，还没有数字", "has only a sign, no digits yet");
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(plain)) return scientific(plain);
  if (beginning === undefined && after === "" && number.includes(","))
    return sentence(
      "逗号不在千位上，分不清是一个数还是几个数：请只填一个数，不带逗号",
      "has commas that do not group thousands, so it may be one number or several: please enter one, without commas",
    );
  if (beginning !== undefined && after === "%")
    return sentence(
      `认出 ${beginning} 和百分号：这里只填数字，请填 ${beginning} 或 ${showShare(beginning)}，以本项要求为准`,
      `reads as ${beginning} per cent: enter only a number, ${beginning} or ${showShare(beginning)}, as this field asks for`,
    );
  if (beginning !== undefined && after !== "" && !/\d/.test(after)) return otherUnit(beginning, after, unit);
  const chinese = readChineseNumber(plain);
  if (chinese !== undefined)
    return sentence(`看来是 ${chinese}：请用数字填写`, `seems to mean ${chinese}: please write it in digits`);
  return sentence("应为数字，如 12 或 12.5", "must be a number, such as 12 or 12.5");
}

function scientific(plain: string): Sentence {
  const value = Number(plain);
  return Number.isFinite(value) && Math.abs(value) < 1e15
    ? sentence(
        `像是科学记数法的 ${value}，可能已被表格软件舍入：请核对后填写完整的数字`,
        `seems to be ${value} in scientific notation, perhaps rounded by a spreadsheet: please check it and enter all digits`,
      )
    : sentence("应为数字，如 12 或 12.5", "must be a number, such as 12 or 12.5");
}

function otherUnit(value: number, after: string, unit: string | undefined): Sentence {
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

function showShare(percent: number): string {
  return String(Number((percent / 100).toPrecision(12)));
}

const tooLong = sentence(
  "位数太多，存不准确：最多 15 位有效数字",
  "has too many digits to be kept exactly: at most 15 significant ones",
);
