import type { FixCandidate } from "../diagnostic.ts";
import { bracketRole, openBracket } from "./brackets.ts";
import { isNamePart, replacements } from "./characters.ts";
import { cellReferenceEnd, readArray } from "./excel.ts";
import { endsValue, type Lexing } from "./lexing.ts";
import { perMille } from "./slips.ts";

/** Reports a character that is none of the language, and reads on as if what it stands for were written. */
export function unexpected(at: Lexing, character: string, plain: number, next: number): void {
  if (character === "【" && lenticularName(at)) return;
  if (cellReference(at) || arrayBrace(at, character) || perMille(at) || negation(at, plain, next)) return;
  const pair = pairOf(plain, next);
  const instead = pair ?? (isStray(at, character) ? undefined : replacements.get(character));
  const to = at.position + character.length;
  // `!==` is `!=` with one sign more.
  const signs = pair === "<>" && at.codeAt(at.position + 2) === 0x3d ? 3 : 2;
  const fixTo = pair === undefined ? to : at.position + signs;
  at.report("unexpected-character", to, { character }, fixesOf(at, character, fixTo, instead));
  if (instead === undefined) {
    at.unreadable.push(at.tokens.length);
    at.position = fixTo;
  } else if (instead.length > 2 && isWord.test(instead.trim())) {
    at.push("keyword", instead.trim(), fixTo);
  } else if (instead === "[") {
    openBracket(at);
  } else {
    if (instead === "]") at.brackets.pop();
    at.push("()],.".includes(instead) ? "punctuation" : "operator", instead, fixTo);
  }
}

/** What to write in place of a foreign character; taken away are only those that say nothing. */
function fixesOf(
  at: Lexing,
  character: string,
  to: number,
  instead: string | undefined,
): readonly FixCandidate[] {
  const from = at.position;
  const removal: readonly FixCandidate[] = isDecoration(character) ? [{ from, to, insert: "" }] : [];
  if (instead === undefined) return removal;
  if (brackets.has(instead)) return [{ from, to, insert: instead, rewrites: true }, ...removal];
  return [{ from, to, insert: instead, rewrites: true, certain: true }, ...removal];
}

/** Whether a character may stand in a formula by mistake and means nothing there. */
function isDecoration(character: string): boolean {
  if (decoration.has(character)) return true;
  return !replacements.has(character) && /^[\p{C}\p{Z}]$/u.test(character);
}

const decoration: ReadonlySet<string> = new Set("@#?？!！$￥¥€`\\。；;、:：…《》「」『』");
const isWord = /^(?:AND|OR|NOT)$/;
const brackets: ReadonlySet<string> = new Set("()[].");

/** A full stop that ends the formula as it ends a sentence. */
function isStray(at: Lexing, character: string): boolean {
  return character === "。" && !isNamePart(at.source.charAt(at.position + 1));
}

/** `【办结数】` where a name may stand: the whole is told, and read as the name. */
function lenticularName(at: Lexing): boolean {
  if (bracketRole(at) !== null) return false;
  const from = at.position;
  const key = /^【([^【】[\]\n]*)】/.exec(at.source.slice(from, from + mostKey))?.[1];
  if (key === undefined) return false;
  const to = from + key.length + 2;
  at.report("unexpected-character", from + 1, { character: "【" }, [
    { from, to, insert: `[${key}]`, rewrites: true, certain: true },
  ]);
  at.push("name", key, to);
  return true;
}

/** `B2:B10`, `Sheet1!A1`, `'Sheet 1'!A1`: one name, which the checker tells to be the address of a cell. */
function cellReference(at: Lexing): boolean {
  const before = at.previous;
  if (before === null || before.to !== at.position) return false;
  const written = at.source.slice(before.from, before.to);
  const end = cellReferenceEnd(at.source, at.position, before.kind, written);
  if (end === null) return false;
  at.tokens.pop();
  at.position = before.from;
  at.push("name", at.source.slice(before.from, end), end);
  return true;
}

/** `{90,10;75,8}` is a table, `{1,2}` a list of arguments: told at the brace, and read as that. */
function arrayBrace(at: Lexing, character: string): boolean {
  const from = at.position;
  if (at.array !== null && (character === "；" || character === ";")) {
    at.push("punctuation", "]", from);
    at.push("punctuation", ",", from + 1);
    at.push("punctuation", "[row", at.position);
    return true;
  }
  if (at.array !== null && (character === "}" || character === "｝")) {
    if (at.array === "table") {
      at.push("punctuation", "]", from);
      at.push("punctuation", "]", from + 1);
    } else at.position += 1;
    at.array = null;
    return true;
  }
  const array = character === "{" || character === "｛" ? readArray(at.source, from) : null;
  if (array === null) return false;
  const fix: FixCandidate = { from, to: array.to, insert: array.written, rewrites: true };
  const call = enclosingCall(at);
  // There the call is told, and written anew as a whole.
  if (!looksUp.test(call)) {
    const isMeant = array.kind === "table" || (takesAny.test(call) && isWhole(at, array.to));
    at.report("unexpected-character", from + 1, { character }, isMeant ? [fix] : []);
  }
  at.array = array.kind;
  at.position = from + 1;
  if (array.kind === "table") {
    at.position = from;
    at.push("punctuation", "[[", from + 1);
    at.push("punctuation", "[row", from + 1);
  }
  return true;
}

/** Whether what ends at an offset is an argument by itself: `SUM(a * {1, 2})` multiplies by each of them. */
function isWhole(at: Lexing, end: number): boolean {
  return /^[,(]$/.test(at.previous?.value ?? "") && /^\s*(?:[,，)）]|$)/.test(at.source.slice(end, end + 20));
}

/** The word before the innermost bracket that is open; empty where there is none. */
function enclosingCall({ tokens }: Lexing): string {
  let depth = 0;
  for (let index = tokens.length - 1; index > tokens.length - mostTokens; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return "";
    if (token.kind !== "punctuation") continue;
    if (token.value === ")") depth += 1;
    else if (token.value === "(") depth -= 1;
    if (depth < 0) return tokens[index - 1]?.value ?? "";
  }
  return "";
}

/** Words in which the function is sought that an array stands in. */
const mostTokens = 100;
/** Functions that take any number of values, where a list may stand as so many arguments. */
const takesAny = /^(?:SUM|AVERAGE|COUNTA?|MIN|MAX|MEDIAN|PRODUCT)$/i;
/** Functions of Excel that are none here and take arrays. */
const looksUp = /^(?:[VHX]?LOOKUP|X?MATCH|INDEX)$/i;

/** UTF-16 units in which a closing 】 is sought. */
const mostKey = 200;

/** `!done` of other languages is NOT. */
function negation(at: Lexing, plain: number, next: number): boolean {
  if ((plain !== 0x21 && plain !== 0xff01) || next === 0x3d || endsValue(at.previous)) return false;
  const to = at.position + 1;
  const fix: FixCandidate = { from: at.position, to, insert: "NOT ", rewrites: true, certain: true };
  at.report("unexpected-character", to, { character: at.source.charAt(at.position), written: "NOT" }, [fix]);
  at.push("keyword", "NOT", to);
  return true;
}

/** Operators of other languages → ours. */
function pairOf(plain: number, next: number): string | undefined {
  if ((plain === 0x21 || plain === 0xff01) && next === 0x3d) return "<>";
  return plain === 0x7c && next === 0x7c ? " OR " : undefined;
}
