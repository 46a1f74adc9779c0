import { isNamePart, isNameStart } from "./characters.ts";

/** Words that are no names unless in brackets; any case. */
export const keywords: ReadonlySet<string> = new Set(["AND", "OR", "NOT", "TRUE", "FALSE"]);

/**
 * A key as it is written in a formula: bare where it is an identifier, else `[like this]`, with `\` before `]`, `\` and
 * what would make another bracket of it: a leading `[` or space.
 */
export function writeName(key: string): string {
  return isIdentifier(key) ? key : `[${key.replace(/[\\\]]/g, "\\$&").replace(/^[[\s\u200b]/, "\\$&")}]`;
}

/** The name of a row of a namespace as it is written in a formula: `indicators.A1`, `indicators.[A-1]`. */
export function writeReference(namespace: string, key: string): string {
  return `${writeName(namespace)}.${writeName(key)}`;
}

function isIdentifier(key: string): boolean {
  const [first, ...rest] = key;
  if (first === undefined || !isNameStart(first) || !rest.every(isNamePart)) return false;
  return !keywords.has(key.toUpperCase());
}
