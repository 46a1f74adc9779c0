import { highlight } from "@duheng/formula";
import { halfWidth } from "./half-width.ts";

/** A part of a sum: UTF-16 place in the source, and whether it is added or taken away. */
export interface AdditivePart {
  readonly from: number;
  readonly to: number;
  readonly sign: 1 | -1;
  /** An argument of SUM may be a list: its contribution is the list's sum. */
  readonly summed: boolean;
}

/**
 * The parts that are added and subtracted at the top of a formula, also inside of parentheses, ROUND and its kin,
 * CLAMP, MIN and MAX with constants, and SUM of several arguments. Empty where there are fewer than two.
 */
export function additiveParts(source: string): readonly AdditivePart[] {
  const words = wordsOf(source);
  const begin = words[0]?.mark === "=" ? 1 : 0;
  const parts = split(words, { begin, end: words.length, sign: 1, wrapped: true });
  return parts.length < 2 ? [] : parts;
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly mark: string;
}

interface Stretch {
  /** Indexes of words, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
  readonly sign: 1 | -1;
  /** Whether only wrappers stand around it, so that a wrapper here is to be opened, too. */
  readonly wrapped: boolean;
}

/** Functions that hand their first argument through, but for limits and rounding. */
const firstArgument = new Set(["ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "CLAMP"]);
const loose = new Set(["=", "<>", "<", "<=", ">", ">=", "&", "AND", "OR", "NOT"]);

function split(words: readonly Word[], stretch: Stretch): AdditivePart[] {
  const { begin, end, sign, wrapped } = stretch;
  if (begin >= end) return [];
  if (words[begin]?.mark === "(" && closing(words, begin) === end - 1) {
    return split(words, { ...stretch, begin: begin + 1, end: end - 1 });
  }
  const signs = signsOf(words, begin, end);
  if (signs === null) return [part(words, stretch)];
  if (signs.length > 0) {
    const ends = [...signs, end];
    return ends.flatMap((until, index) => {
      const before = index === 0 ? undefined : signs[index - 1];
      const piece: Stretch = {
        begin: before === undefined ? begin : before + 1,
        end: until,
        sign: before !== undefined && words[before]?.mark === "-" ? (sign === 1 ? -1 : 1) : sign,
        wrapped: false,
      };
      return split(words, piece);
    });
  }
  return (wrapped ? opened(words, stretch) : null) ?? [part(words, stretch)];
}

/** Indexes of the `+` and `-` between values; null where something looser than a sum stands beside them. */
function signsOf(words: readonly Word[], begin: number, end: number): number[] | null {
  const signs: number[] = [];
  let depth = 0;
  for (let at = begin; at < end; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (opens(word)) depth += 1;
    else if (closes(word)) depth -= 1;
    else if (depth === 0 && word.kind !== "text" && loose.has(word.mark)) return null;
    else if (
      depth === 0 &&
      (word.mark === "+" || word.mark === "-") &&
      at > begin &&
      endsValue(words[at - 1])
    )
      signs.push(at);
  }
  return signs;
}

/** The parts inside of a call that hands one argument through; null where this is no such call. */
function opened(words: readonly Word[], { begin, end, sign }: Stretch): AdditivePart[] | null {
  const name = words[begin];
  if (name?.kind !== "function" || words[begin + 1]?.mark !== "(") return null;
  if (closing(words, begin + 1) !== end - 1) return null;
  const args = argumentsOf(words, begin + 2, end - 1);
  const [first] = args;
  if (first === undefined) return null;
  if (firstArgument.has(name.mark)) return split(words, { ...first, sign, wrapped: true });
  if (name.mark === "MIN" || name.mark === "MAX") {
    const varying = args.filter((each) => !isConstant(words, each));
    const [only] = varying;
    return only !== undefined && varying.length === 1 ? split(words, { ...only, sign, wrapped: true }) : null;
  }
  if (name.mark !== "SUM" || args.length < 2) return null;
  return args.map((each) => ({ ...part(words, { ...each, sign }), summed: true }));
}

function argumentsOf(words: readonly Word[], begin: number, end: number): { begin: number; end: number }[] {
  const args: { begin: number; end: number }[] = [];
  let from = begin;
  let depth = 0;
  for (let at = begin; at < end; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (opens(word)) depth += 1;
    else if (closes(word)) depth -= 1;
    else if (depth === 0 && word.mark === "," && word.kind !== "text") {
      args.push({ begin: from, end: at });
      from = at + 1;
    }
  }
  args.push({ begin: from, end });
  return args.filter((each) => each.begin < each.end);
}

function isConstant(words: readonly Word[], { begin, end }: { begin: number; end: number }): boolean {
  return words.slice(begin, end).every(({ kind, mark }) => kind === "number" || mark === "-" || mark === "%");
}

function part(
  words: readonly Word[],
  { begin, end, sign }: Pick<Stretch, "begin" | "end" | "sign">,
): AdditivePart {
  return { from: words[begin]?.from ?? 0, to: words[end - 1]?.to ?? 0, sign, summed: false };
}

function closing(words: readonly Word[], open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (opens(word)) depth += 1;
    else if (closes(word)) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

const opens = ({ kind, mark }: Word) => kind === "punctuation" && (mark === "(" || mark.startsWith("["));
const closes = ({ kind, mark }: Word) => kind === "punctuation" && (mark === ")" || mark.startsWith("]"));

function endsValue(word: Word | undefined): boolean {
  if (word === undefined || word.mark === ",") return false;
  if (word.kind === "operator") return word.mark === "%";
  return !opens(word);
}

function wordsOf(source: string): Word[] {
  return highlight(source)
    .filter(({ kind }) => kind !== "comment")
    .map(({ from, to, kind }) => {
      const text = source.slice(from, to);
      return {
        from,
        to,
        kind,
        mark: kind === "text" || kind === "name" ? text : halfWidth(text).toUpperCase(),
      };
    });
}
