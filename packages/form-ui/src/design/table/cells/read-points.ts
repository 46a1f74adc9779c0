import type { Points } from "@duheng/contracts";
import { readChineseNumber } from "@duheng/form/reading";
import { parseNumber } from "../../../shared/numbers.ts";
import type { CellMessage } from "./cell-message.ts";
import * as messages from "./say-points.ts";

/**
 * Points as a table writes them; with a message beside them where they are a guess that a person should confirm; a
 * message alone where the text is no single amount.
 */
export type PointsReading =
  | { readonly points: Points; readonly message?: undefined }
  | { readonly points: Points; readonly message: CellMessage }
  | { readonly points?: undefined; readonly message: CellMessage };

/** Of an indicator that gives no points at all, as one that only vetoes. */
export const noPoints: Points = { kind: "floating", min: 0, max: 0 };

/** Whether an indicator can give any points. */
export function givesPoints(points: Points): boolean {
  return points.kind === "fixed" || points.min !== 0 || points.max !== 0;
}

/**
 * Reads `10`, `十分`, `10分`, `25%`, `满分10`, `≤10`, `10（封顶）`, `0-5`, `-3～0`, `±2`, `+3`, `扣3分`, and guesses what
 * `5-10`, `每次2分` and `每项1分，最多5分` come to. A sign, 加, 扣 or a range with 0 makes points floating.
 * Bounds are those of form.schema.json: fixed above 0, floating from -1000…0 to 0…1000.
 */
export function readPoints(text: string): PointsReading {
  const plain = plainText(text);
  if (plain === undefined || plain === "") return { message: messages.unread };
  if (isoDay.test(plain)) return { message: messages.day(plain) };
  const [, amount = plain, remark = ""] = /^([^()]+)\(([^()]+)\)$/.exec(plain) ?? [];
  const reading = readParts(amount);
  if (reading.points === undefined || reading.message !== undefined || remark === "") return reading;
  if (capWords.test(remark)) return reading;
  // A further amount in brackets may change the first; a rule or a word about it does not.
  const [sign, size] = [/^[+-]/.test(remark), amountOf(remark)];
  return sign || size !== undefined
    ? { message: messages.unread }
    : { ...reading, message: messages.remark(remark, showPoints(reading.points)) };
}

/** How points stand in a cell: `10`, `-3～0`, `无` where there are none. */
export function showPoints(points: Points, locale: "zh" | "en" = "zh"): string {
  if (points.kind === "fixed") return String(points.full);
  if (!givesPoints(points)) return locale === "zh" ? "无" : "none";
  return `${points.min}～${points.max}`;
}

/** One spelling for dashes, ranges and brackets; undefined where blanks part two numbers, which are not one then. */
function plainText(text: string): string | undefined {
  const even = text.normalize("NFKC").replaceAll("〔", "(").replaceAll("〕", ")").trim();
  if (/[\d一二三四五六七八九十百]\s+[\d.]/.test(even)) return undefined;
  return even
    .replaceAll(/\s/g, "")
    .replaceAll(/[−﹣–—]/g, "-")
    .replaceAll(/[〜∼至到]|\.\.\.?|…/g, "~")
    .toLowerCase();
}

function readParts(plain: string): PointsReading {
  const single = readAmount(plain);
  if (single !== undefined) return single;
  const parted = plain.replace(/(?<=.)(?=(?:最多|最高|封顶|不超过|上限|至多)\D{0,3}\d)/, ",");
  const [first = "", second, ...rest] = parted.split(/[,;、。]/).filter((part) => part !== "");
  const each = readEach(first);
  if (each === undefined || rest.length > 0) return { message: messages.unread };
  const cap = second === undefined ? undefined : capOf(second);
  return second !== undefined && cap === undefined && !capWords.test(second)
    ? { message: messages.unread }
    : guessed(each, cap, plain);
}

const number = String.raw`(?:\d[\d,]*(?:\.\d+)?|\.\d+|[零〇一二两三四五六七八九十百千]+)`;
const unit = "(?:分|点|points?|pts?)?";
const signed = `([+-]?${number})${unit}`;
const before =
  "(?:满分|最高分?|最多|至多|上限|封顶|不超过|<=|<|≤|共|总计|计|记|赋|得|分值|基准分|基础分|标准分|full)?(?:[:为=])?";
const after = "(?:以内|以下|内|封顶|为限|为止|满分|扣完为止)?";
const plus = "(?:最高|最多)?(?:可)?(?:加|加分|奖励)";
const minus = "(?:最高|最多|最多可)?(?:扣|减|扣分|减分|扣减)";

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const capWords = /^(?:封顶|封顶分?|扣完为止|满分|上限|最高|最高分|为限|以内|含|不含|含加分|总分)$/;
const one = new RegExp(`^${before}(${number})(?:${unit}|%)${after}$`);
const around = new RegExp(String.raw`^(?:±|\+\/-|\+-)(${number})${unit}$`);
const range = new RegExp(`^${before}${signed}[~-]${signed}${after}$`);
const added = new RegExp(`^(?:${plus}|\\+)(${number})${unit}(?:[~-](${number})${unit})?${after}$`);
const taken = new RegExp(`^(?:${minus}|-)(${number})${unit}${after}$`);
const takenRange = new RegExp(`^${minus}(${number})${unit}[~-](${number})${unit}${after}$`);
const counted = "(?:[^\\d零一二两三四五六七八九十加扣减+-]|一(?=[次项件篇条人天例处])){0,6}";
const eachTime = new RegExp(
  `^(?:每${counted})?(?<sign>[+-]|加|扣|减)?(?<size>${number})${unit}(?<per>\\/\\D{1,2})?$`,
);
const capped = new RegExp(
  `^(?:累计|合计|总计)?(?:最多|最高|封顶|不超过|上限|至多|满分)(?:可)?(?:加|扣|减|得|为)?(?<size>${number})${unit}(?:封顶|为止|为限)?$|^(?<size2>${number})${unit}(?:封顶|为止|为限|满分)$`,
);

/** Undefined where the text is not the writing of one amount. */
function readAmount(plain: string): PointsReading | undefined {
  const circle = amountOf(around.exec(plain)?.[1]);
  if (circle !== undefined) return floating(-circle, circle);
  const limits = range.exec(plain);
  if (limits?.[1] !== undefined && limits[2] !== undefined) {
    const [from, to] = [amountOf(limits[1]), amountOf(limits[2])];
    return from === undefined || to === undefined ? undefined : between(from, to, plain);
  }
  const loss = takenRange.exec(plain);
  if (loss?.[2] !== undefined) {
    const most = amountOf(loss[2]);
    return most === undefined ? undefined : withMessage(floating(-most, 0), messages.lostRange(plain, most));
  }
  const gain = added.exec(plain);
  if (gain?.[1] !== undefined) {
    const size = amountOf(gain[2] ?? gain[1]);
    return size === undefined ? undefined : floating(0, size);
  }
  const lost = amountOf(taken.exec(plain)?.[1]);
  if (lost !== undefined) return floating(-lost, 0);
  const full = amountOf(one.exec(plain)?.[1]);
  return full === undefined ? undefined : fixed(full);
}

/** From 5 to 10: a form's full points begin at 0, so the lower end is no more than a hint to who gives them. */
function between(first: number, last: number, plain: string): PointsReading {
  const [min, max] = [Math.min(first, last), Math.max(first, last)];
  if (min > 0) return withMessage(fixed(max), messages.besideZero(plain, max));
  return max < 0 ? withMessage(floating(min, 0), messages.besideZero(plain, min)) : floating(min, max);
}

interface Each {
  readonly sign: "" | "+" | "-";
  readonly size: number;
}

/** Points for every time: `每次2分`, `每项扣0.5分`, `2分/次`. */
function readEach(plain: string): Each | undefined {
  const found = eachTime.exec(plain)?.groups;
  if (found === undefined || (!plain.startsWith("每") && found.per === undefined)) return undefined;
  const size = amountOf(found.size);
  const word = found.sign ?? "";
  const sign = /[扣减-]/.test(word) ? "-" : /[加+]/.test(word) ? "+" : "";
  return size === undefined || size === 0 ? undefined : { sign, size };
}

function capOf(plain: string): number | undefined {
  const found = capped.exec(plain)?.groups;
  return amountOf(found?.size ?? found?.size2);
}

function guessed({ sign, size }: Each, cap: number | undefined, text: string): PointsReading {
  const most = cap ?? size;
  const reading = sign === "" ? fixed(most) : sign === "+" ? floating(0, most) : floating(-most, 0);
  return withMessage(
    reading,
    cap === undefined ? messages.uncapped(text, size) : messages.eachUpTo(text, cap),
  );
}

function withMessage(reading: PointsReading, message: CellMessage): PointsReading {
  return reading.points === undefined ? reading : { points: reading.points, message };
}

function amountOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return parseNumber(text) ?? readChineseNumber(text);
}

function fixed(full: number): PointsReading {
  if (full === 0) return { points: noPoints, message: messages.notPositive };
  return full > 1_000 ? { message: messages.tooLarge } : { points: { kind: "fixed", full } };
}

function floating(min: number, max: number): PointsReading {
  if (min < -1_000 || max > 1_000) return { message: messages.tooLarge };
  // Negative zero would be another document with the same meaning.
  return { points: { kind: "floating", min: min === 0 ? 0 : min, max: max === 0 ? 0 : max } };
}
