import type { Points } from "@duheng/contracts";
import { parseNumber } from "../../../shared/numbers.ts";
import { toDecimal, toNumber } from "../points/decimal.ts";
import type { CellMessage } from "./cell-message.ts";

/** Points as a table writes them, or why the text is none. */
export type PointsReading = { readonly points: Points } | { readonly message: CellMessage };

/**
 * Reads `10`, `10分`, `满分10`, `0-5`, `-3～0`, `±2`, `+3`, `扣3分`. A range, a sign, 加 or 扣 makes points floating.
 * Bounds are those of form.schema.json: fixed above 0, floating from -1000…0 to 0…1000.
 */
export function readPoints(text: string): PointsReading {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\s|分|points?|pts?/gi, "")
    .replaceAll(/[−﹣–—]/g, "-")
    .replaceAll(/[〜∼至到]|\.\.\.?|…/g, "~");
  const around = /^±(.+)$/.exec(plain);
  if (around?.[1] !== undefined) {
    const most = parseNumber(around[1]);
    return most === undefined ? unread : floating(-Math.abs(most), Math.abs(most));
  }
  const range = /^([+-]?[\d.,]+)[~-]([+-]?[\d.,]+)$/.exec(plain);
  if (range?.[1] !== undefined && range[2] !== undefined) {
    const [from, to] = [parseNumber(range[1]), parseNumber(range[2])];
    return from === undefined || to === undefined ? unread : floating(Math.min(from, to), Math.max(from, to));
  }
  const signed = /^(加|最高加|扣|减|最多扣|最高扣|[+-])([\d.,]+)$/.exec(plain);
  if (signed?.[1] !== undefined && signed[2] !== undefined) {
    const size = parseNumber(signed[2]);
    if (size === undefined) return unread;
    return /[扣减-]/.test(signed[1]) ? floating(-size, 0) : floating(0, size);
  }
  const full = parseNumber(plain.replace(/^(满|最高|上限|<=|≤)/, ""));
  return full === undefined ? unread : fixed(full);
}

/** How points stand in a cell: `10`, `-3～0`. */
export function showPoints(points: Points): string {
  return points.kind === "fixed" ? String(points.full) : `${points.min}～${points.max}`;
}

/** A percentage or share as points of a hundred: `20%`, `0.2`, `20` are 20. */
export function readWeight(text: string): number | undefined {
  const plain = text.normalize("NFKC").replaceAll(/\s|分/g, "");
  const value = parseNumber(plain.replace(/%$/, ""));
  if (value === undefined || value <= 0 || value > 1_000) return undefined;
  if (plain.endsWith("%") || value > 1) return value;
  const { units, scale } = toDecimal(value);
  return toNumber({ units: units * 100n, scale });
}

function fixed(full: number): PointsReading {
  if (full <= 0) return { message: notPositive };
  return full > 1_000 ? { message: tooLarge } : { points: { kind: "fixed", full } };
}

function floating(min: number, max: number): PointsReading {
  if (min > 0 || max < 0) return { message: besideZero };
  return min < -1_000 || max > 1_000 ? { message: tooLarge } : { points: { kind: "floating", min, max } };
}

const unread: PointsReading = {
  message: {
    code: "points-unread",
    zh: "分值写作 10，浮动分写作 0～5 或 -3～0",
    en: "Points are written as 10, floating ones as 0~5 or -3~0",
  },
};
const notPositive: CellMessage = {
  code: "points-not-positive",
  zh: "固定分要大于 0；只扣不加的写作 -3～0",
  en: "Fixed points must be above 0; deductions alone are written as -3~0",
};
const tooLarge: CellMessage = {
  code: "points-too-large",
  zh: "分值不能超过 1000",
  en: "Points are 1000 at most",
};
const besideZero: CellMessage = {
  code: "points-beside-zero",
  zh: "浮动分的范围要包含 0，如 0～5 或 -3～0",
  en: "A floating range includes 0, as in 0~5 or -3~0",
};
