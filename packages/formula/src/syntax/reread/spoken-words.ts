import type { FixCandidate } from "../../diagnostic.ts";
import { endsValue } from "../lexing.ts";
import { startsOperand } from "../operands.ts";
import { isBinaryOperator } from "../precedence.ts";
import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";
import { segment } from "./segment.ts";
import { spokenNot, spokenOperators, spokenParts, spokenTruth } from "./words.ts";

/**
 * Operators and conditions as they are spoken, by themselves or grown together with names: `且`, `已调离或a`,
 * `受理数x30`, `则10否则0`, `级别=A且a>1`. A word that is a name of the form stays one.
 */
export function spokenWords(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const read: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const isBare = token.kind === "name" && at.source.startsWith(token.value, token.from);
    if (!isBare || at.words.has(token.value) || read.at(-1)?.value === ".") {
      read.push(token);
      continue;
    }
    const next = tokens[index + 1];
    const truth = truthOf(token, at, read.at(-1) ?? null);
    if (truth !== null) {
      read.push(truth);
      continue;
    }
    const pieces = segment(token.value, {
      behindValue: endsValue(read.at(-1) ?? null),
      beforeValue: next !== undefined && (startsOperand(next) || next.value === "-"),
      isCalled: next?.value === "(",
      names: at.words.names,
      functions: at.words.functions,
      choices: choicesAt(read, at),
    });
    if (pieces === null) {
      read.push(token);
      continue;
    }
    let from = token.from;
    for (const piece of pieces) {
      const to = from + piece.length;
      read.push(tokenOf(piece, from, to, at));
      from = to;
    }
    index += joinDecimals(read, tokens, index);
  }
  return read;
}

/** What may be chosen behind `级别 =`. */
export function choicesAt(read: readonly Token[], { words }: Rereading): readonly string[] {
  const [name, operator] = read.slice(-2);
  const isCompared = operator?.kind === "operator" && (operator.value === "=" || operator.value === "<>");
  return isCompared && name?.kind === "name" ? words.choicesOf(name.value) : [];
}

/** `是` and `否` beside what is no choice. */
function truthOf({ value, from, to }: Token, at: Rereading, before: Token | null): Token | null {
  const truth = spokenTruth.get(value);
  if (truth === undefined || endsValue(before)) return null;
  const written: FixCandidate = { from, to, insert: truth, rewrites: true };
  const kind = comparedKind(at, from);
  if (kind !== null && kind !== "boolean") return null;
  at.findings.push({
    code: "unknown-name",
    from,
    to,
    params: { name: value, written: truth },
    fixes: [kind === "boolean" ? { ...written, certain: true } : written],
  });
  return { kind: "keyword", value: truth, from, to };
}

/** The kind of the field right before `=` or `<>` at a place. */
function comparedKind({ source, words }: Rereading, from: number): string | null {
  const name = /([^\s()[\],=<>+*/&"“”^-]+)\s*(?:=|＝|<>|≠)\s*$/.exec(
    source.slice(Math.max(0, from - 200), from),
  )?.[1];
  return name === undefined ? null : words.kindOf(name);
}

function tokenOf(piece: string, from: number, to: number, at: Rereading): Token {
  if (/^\d/.test(piece)) return { kind: "number", value: piece, from, to };
  const part = spokenParts.get(piece);
  // Told as a whole, once it is known where it ends.
  if (part !== undefined) return { kind: "name", value: piece, from, to };
  const operator = spokenOperators.get(piece) ?? (spokenNot.has(piece) ? "NOT" : null);
  if (operator === null) return { kind: "name", value: piece, from, to };
  const insert = spaced(operator, at.source, from, to);
  at.findings.push({
    code: "unexpected-token",
    from,
    to,
    params: { token: piece, written: operator },
    fixes: [{ from, to, insert, rewrites: true, certain: true }],
  });
  const isWord = operator === "NOT" || operator === "AND" || operator === "OR";
  if (!isWord && !isBinaryOperator(operator)) return { kind: "name", value: piece, from, to };
  return { kind: isWord ? "keyword" : "operator", value: operator, from, to };
}

function spaced(word: string, source: string, from: number, to: number): string {
  const before = from === 0 || /[\s(（,，]/.test(source.charAt(from - 1)) ? "" : " ";
  const after = /\s/.test(source.charAt(to)) ? "" : " ";
  return `${before}${word}${after}`;
}

/** Digits that ended a word, and the point and digits behind it, are one number; how many tokens were taken in. */
function joinDecimals(read: Token[], tokens: readonly Token[], index: number): number {
  const whole = read.at(-1);
  const [point, decimals] = [tokens[index + 1], tokens[index + 2]];
  if (whole?.kind !== "number" || point?.value !== "." || decimals?.kind !== "number") return 0;
  if (whole.to !== point.from || point.to !== decimals.from) return 0;
  read.pop();
  read.push({ kind: "number", value: `${whole.value}.${decimals.value}`, from: whole.from, to: decimals.to });
  return 2;
}
