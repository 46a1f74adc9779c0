import { startsOperand } from "../operands.ts";
import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";

/** Dates without quotes: `2026-07-01`, `2026/7/1`, `2026.7.1`, `2026年7月1日`. Only where something is wrong beside them. */
export function bareDates(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const read: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = token.kind === "number" ? dateAt(at, token.from) : null;
    const last = found === null ? -1 : tokens.findIndex(({ to }) => to === found.to);
    if (found === null || last < index || !isWanted(tokens, index, last, at)) {
      read.push(token);
      continue;
    }
    const insert = `"${found.day}"`;
    const { from } = token;
    at.findings.push({
      code: "type-mismatch",
      from,
      to: found.to,
      params: { expected: "date", actual: "number", written: insert },
      fixes: [{ from, to: found.to, insert, rewrites: true, certain: true }],
    });
    read.push({ kind: "text", value: found.day, from, to: found.to });
    index = last;
  }
  return read;
}

/** Whether it, or what it is compared with or taken from, is wrong as it stands. */
function isWanted(tokens: readonly Token[], first: number, last: number, at: Rereading): boolean {
  const before = tokens[first - 2];
  const after = tokens[last + 2];
  const from =
    tokens[first - 1]?.kind === "operator" && before !== undefined ? before.from : tokens[first]?.from;
  const isOperand = after !== undefined && startsOperand(after) && tokens[last + 1]?.kind === "operator";
  return at.isDoubtful(from ?? 0, (isOperand ? after.to : tokens[last]?.to) ?? 0);
}

const written = /((?:19|20)\d\d)(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])(?![\d."'”’])/y;

function dateAt({ source, words }: Rereading, from: number): { day: string; to: number } | null {
  if (/["'“‘]/.test(source.charAt(from - 1))) return null;
  written.lastIndex = from;
  const [text, year, , month, date, monthWord, dateWord] = written.exec(source) ?? [];
  if (text === undefined) return null;
  const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
  const day = `${year}-${two(month ?? monthWord)}-${two(date ?? dateWord)}`;
  return words.isDay(day) ? { day, to: from + text.length } : null;
}
