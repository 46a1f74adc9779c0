import type { Giver, RaterKind } from "@duheng/contracts";
import { parseNumber } from "../../../shared/numbers.ts";
import { giverWords, raterWords, readWord, showWord } from "./words.ts";

/**
 * Reads who gives the points: `按公式计算`, `民主测评（上级、同级）`, `评鉴人给分（好 1、较好 0.8）`. What the brackets
 * would say and don't stays as it was where the kind is the same. Undefined where the text is not understood.
 */
export function readGiver(text: string, before: Giver): Giver | undefined {
  const parts = /^([^(（]+)(?:[(（](.*)[)）])?$/.exec(text.trim());
  const kind = readWord(giverWords, parts?.[1] ?? "");
  if (kind === undefined) return undefined;
  const inside = parts?.[2];
  if (inside === undefined) return kind === before.kind ? before : plainGiver(kind);
  switch (kind) {
    case "formula":
      return undefined;
    case "rating": {
      const raters = splitList(inside).map((each) => readWord(raterWords, each));
      return raters.some((each) => each === undefined)
        ? undefined
        : { kind, raters: [...new Set(raters.filter((each): each is RaterKind => each !== undefined))] };
    }
    case "reviewer":
      return readLevels(inside);
  }
}

export function showGiver(by: Giver, locale: "zh" | "en"): string {
  const name = showWord(giverWords, by.kind, locale);
  const list =
    by.kind === "rating"
      ? by.raters?.map((each) => showWord(raterWords, each, locale))
      : by.kind === "reviewer"
        ? by.levels?.map(({ title, share }) => `${title} ${share}`)
        : undefined;
  if (list === undefined || list.length === 0) return name;
  return locale === "zh" ? `${name}（${list.join("、")}）` : `${name} (${list.join(", ")})`;
}

function plainGiver(kind: Giver["kind"]): Giver {
  return kind === "formula" ? { kind, formula: "0" } : { kind };
}

/** `好 1、较好 0.8`: titles with the share of the full points, 0 to 1. */
function readLevels(text: string): Giver | undefined {
  const levels = splitList(text).map((each) => {
    const parts = /^(.*\S)\s+(\S+)$/.exec(each);
    const share = parseNumber(parts?.[2] ?? "");
    return parts?.[1] === undefined || share === undefined || share < 0 || share > 1
      ? undefined
      : { title: parts[1], share };
  });
  return levels.some((each) => each === undefined)
    ? undefined
    : { kind: "reviewer", levels: levels.filter((each) => each !== undefined) };
}

function splitList(text: string): string[] {
  return text
    .split(/[、,，;；]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}
