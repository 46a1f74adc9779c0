import { parseNumber } from "../../shared/numbers.ts";

/**
 * Points that must come out as people write them: a number; `空`, `blank` or a dash for no points (null); nothing for no
 * expectation (undefined).
 */
export function parseExpected(text: string, allowBlank: boolean): number | null | undefined | "unreadable" {
  const plain = text.trim();
  if (plain === "") return undefined;
  if (allowBlank && /^(空|blank|-|—|－)$/i.test(plain)) return null;
  return parseNumber(plain) ?? "unreadable";
}
