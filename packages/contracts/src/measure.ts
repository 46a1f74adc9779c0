import type { Problem } from "./generated/types.ts";

/** BSON nests 100 deep at most, and a document is stored inside of others. */
const deepest = 80;
/** Ten times the largest form that is known, with its samples. */
const mostParts = 200_000;
/** Longer than any text that a person writes; what is longer is a file. */
export const longestText = 200_000;
const longestKey = 1_000;
/** Of one object; a form has a few thousand fields at most. */
const mostKeys = 20_000;

/** A part of a value, with the way to it: places are only spelled where something is wrong there. */
interface Part {
  readonly value: object | string;
  readonly depth: number;
  readonly key: string | number;
  readonly parent: Part | null;
}

/**
 * Looks at the bare measures of a value before any schema does: how deep, how many parts, how long its texts and
 * keys, and whether they can be stored as they are (a NUL in a key and halves of characters cannot).
 *
 * @param longest how many characters a text may have
 * @returns the first thing that is out of measure, or null.
 */
export function measure(value: unknown, longest = longestText): Problem | null {
  if (!isCompound(value)) return null;
  const open: Part[] = [{ value, depth: 0, key: "", parent: null }];
  let parts = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value: here, depth } = part;
    if (typeof here === "string") {
      if (here.length > longest) return tooLong(part);
      if (halfCharacter.test(here)) return unstorable(part);
      continue;
    }
    if (depth >= deepest) return tooDeep(part);
    if (Array.isArray(here)) {
      parts += here.length;
      if (parts > mostParts) return tooMany(part);
      for (let index = here.length - 1; index >= 0; index -= 1) {
        const inner: unknown = here[index];
        if (isCompound(inner)) open.push({ value: inner, depth: depth + 1, key: index, parent: part });
      }
      continue;
    }
    let keys = 0;
    for (const key in here) {
      keys += 1;
      parts += 1;
      if (keys > mostKeys || parts > mostParts) return tooMany(part);
      if (key.length > longestKey) return tooLong(part);
      if (key.includes("\0") || halfCharacter.test(key)) return unstorable(part);
      const inner: unknown = (here as Readonly<Record<string, unknown>>)[key];
      if (isCompound(inner)) open.push({ value: inner, depth: depth + 1, key, parent: part });
    }
  }
  return null;
}

/** With the flag `u`, whole pairs are one character each: only halves are found. */
const halfCharacter = /\p{Surrogate}/u;

function isCompound(value: unknown): value is object | string {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

function pathOf(part: Part): string {
  const tokens: string[] = [];
  for (let at = part; at.parent !== null; at = at.parent)
    tokens.push(`/${String(at.key).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return tokens.reverse().join("");
}

function problem(code: string, part: Part, zh: string, en: string): Problem {
  return { code, path: pathOf(part), severity: "error", message: { zh, en } };
}

function tooLong(part: Part): Problem {
  return problem(
    "too-long",
    part,
    "文字过长，请删减，或作为附件上传",
    "is too long a text: shorten it, or attach it as a file",
  );
}

function tooDeep(part: Part): Problem {
  return problem(
    "too-deep",
    part,
    `层级太深，最多 ${deepest} 层`,
    `is nested too deeply: at most ${deepest} levels`,
  );
}

function tooMany(part: Part): Problem {
  return problem("too-many-parts", part, "内容过多，请分开提交", "holds too many parts: split it up");
}

function unstorable(part: Part): Problem {
  return problem(
    "invalid-character",
    part,
    "含有无法保存的字符（半个字符或空字符），请重新输入",
    "holds a character that cannot be stored (half a character, or NUL): type it again",
  );
}
