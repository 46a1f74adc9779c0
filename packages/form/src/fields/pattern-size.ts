import { fieldLimits } from "./limits.ts";

/**
 * How large a pattern is once its counted repetitions are written out, in steps of the engine, without compiling it:
 * `[a-z]{0,1000}` is short to write and long to run. An estimate for what is no pattern.
 */
export function patternSize(source: string): number {
  const open: Group[] = [];
  let group: Group = { size: 0, last: 0 };
  for (const [token] of source.matchAll(tokens)) {
    const times = timesOf(token);
    if (token.startsWith("(")) {
      open.push(group);
      group = { size: 0, last: 0 };
    } else if (token === ")") {
      const whole = group.size + stepsOfGroup;
      group = open.pop() ?? { size: 0, last: 0 };
      append(group, whole);
    } else if (times !== null) {
      group.size += times(group.last) - group.last;
      group.last = 0;
    } else append(group, token.startsWith("[") ? sizeOfClass(token) : sizeOfAtom(token));
  }
  return open.reduce((sum, { size }) => sum + size, group.size);
}

/**
 * How long a text may be that a pattern of a size is run over. The engine takes time in proportion to both; beyond it
 * a text is not looked at.
 */
export function longestTextFor(size: number): number {
  return Math.floor(fieldLimits.patternWork / Math.max(size, 1));
}

/** What the patterns of one form may come to together. Equal ones are compiled once, and count once. */
export class PatternAllowance {
  readonly #decided = new Map<string, boolean>();
  #left: number = fieldLimits.patternSizes;

  /** Whether a pattern is of bearable size, beside those that were asked for before. */
  allows(source: string): boolean {
    const before = this.#decided.get(source);
    if (before !== undefined) return before;
    const size = patternSize(source);
    const isAllowed = size <= Math.min(this.#left, fieldLimits.patternSize);
    if (isAllowed) this.#left -= size;
    this.#decided.set(source, isAllowed);
    return isAllowed;
  }
}

interface Group {
  size: number;
  /** Of what a repetition would repeat. */
  last: number;
}

const tokens =
  /\(\?<[^=!>]*>|\(\?[:=!]|\\[pP]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]?|\{\d+(?:,\d*)?\}|[\s\S]/gu;

/** Where a group begins and ends, and what keeps its text. */
const stepsOfGroup = 2;

function append(group: Group, size: number): void {
  group.size += size;
  group.last = size;
}

/** The size of so many of what has a size; null where the token is no repetition. */
function timesOf(token: string): ((size: number) => number) | null {
  if (token === "*" || token === "+" || token === "?") return (size) => size + 1;
  const [, low = "", comma, high = ""] = /^\{(\d+)(,)?(\d*)\}$/.exec(token) ?? [];
  if (low === "") return null;
  const least = Number(low);
  if (comma === undefined) return (size) => size * least;
  if (high === "") return (size) => size * Math.max(least, 1) + 1;
  // Each that may be left out is a choice of its own.
  return (size) => size * Number(high) + Math.max(Number(high) - least, 0);
}

/** Classes of hundreds of ranges cost more than those of a few. */
const stepsOfProperty = 4;

function sizeOfAtom(token: string): number {
  return /^\\[pP]\{/.test(token) ? stepsOfProperty : 1;
}

function sizeOfClass(token: string): number {
  return 1 + (token.match(/\\[pP]\{/g)?.length ?? 0) * (stepsOfProperty - 1);
}
