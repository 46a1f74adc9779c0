import type { CellMessage } from "./cell-message.ts";

/** What is said of points that cannot be read, or are a guess. */
export const unread: CellMessage = {
  code: "points-unread",
  zh: "分值写作 10，浮动分写作 0～5 或 -3～0",
  en: "Points are written as 10, floating ones as 0~5 or -3~0",
};
export const notPositive: CellMessage = {
  code: "points-not-positive",
  zh: "固定分要大于 0；只扣不加的写作 -3～0，不计分的写作“无”",
  en: "Fixed points must be above 0; deductions alone are written as -3~0, no points at all as “none”",
};
export const tooLarge: CellMessage = {
  code: "points-too-large",
  zh: "分值不能超过 1000",
  en: "Points are 1000 at most",
};

export function besideZero(text: string, most: number): CellMessage {
  return most > 0
    ? {
        code: "points-beside-zero",
        zh: `“${text}”不含 0：读作满分 ${most}，给分仍可低到 0。就是满分时写作 ${most}，可加可减时写作 0～5 或 -3～0`,
        en: `“${text}” has no 0 in it: read as full points ${most}, still given from 0 on. Write ${most} for full points, 0~5 or -3~0 for floating ones`,
      }
    : {
        code: "points-beside-zero",
        zh: `“${text}”不含 0：读作 ${most}～0。浮动分的范围要包含 0`,
        en: `“${text}” has no 0 in it: read as ${most}~0. A floating range includes 0`,
      };
}

export function lostRange(text: string, most: number): CellMessage {
  return {
    code: "points-lost-range",
    zh: `“${text}”读作最多扣 ${most} 分：写作 -${most}～0`,
    en: `“${text}” is read as at most ${most} off: write -${most}~0`,
  };
}

export function uncapped(text: string, size: number): CellMessage {
  return {
    code: "points-uncapped",
    zh: `“${text}”没有写最多几分：暂按一次 ${size} 分，请写明上限`,
    en: `“${text}” does not say how many at most: taken as ${size} for once, please state the most`,
  };
}

export function eachUpTo(text: string, most: number): CellMessage {
  return {
    code: "points-each",
    zh: `“${text}”读作最多 ${most} 分；每次几分请写进得分公式或说明`,
    en: `“${text}” is read as ${most} at most; points for each time belong into the formula or the description`,
  };
}

export function remark(text: string, points: string): CellMessage {
  return {
    code: "points-remark",
    zh: `读作 ${points}；括号里的“${text}”没有计入`,
    en: `Read as ${points}; “${text}” in brackets is not counted`,
  };
}

/** Spreadsheets turn `5-10` into a day as it is typed. */
export function day(text: string): CellMessage {
  const [month = "", date = ""] = text
    .slice(5)
    .split("-")
    .map((part) => String(Number(part)));
  return {
    code: "points-day",
    zh: `表格软件把它变成了日期 ${text}。原来若是 ${month}-${date}，请照原样写：${month}～${date}`,
    en: `The spreadsheet has turned it into the date ${text}. If it was ${month}-${date}, please write ${month}~${date}`,
  };
}
