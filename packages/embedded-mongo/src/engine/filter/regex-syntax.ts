/** A regular expression of MongoDB (PCRE) as RE2 takes it. */
export interface TranslatedRegex {
  readonly source: string;
  readonly flags: ReadonlySet<string>;
  /** Whether `$` or `\Z` stands in it that is met before a line feed at the very end, too. */
  readonly endsBeforeLineFeed: boolean;
  /** The text to be found, when it is nothing but that, perhaps tied to the beginning. */
  readonly literal: { readonly text: string; readonly atStart: boolean } | undefined;
  /** How many instructions it takes, about. */
  readonly size: number;
}

/** What RE2 has not, by the name that people know it by. */
const unsupported: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, "look-around"],
  [/^\(\?>/, "an atomic group"],
  [/^\(\?\(/, "a conditional group"],
  [/^\(\?(?:R|&|P>|P=|[+-]?\d)/, "recursion or a back-reference"],
  [/^\(\?\|/, "a branch reset group"],
  [/^\(\?C/, "a callout"],
  [/^\(\*/, "a verb"],
  [/^\\(?:[1-9]|[gk])/, "a back-reference"],
  [/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/, "a possessive quantifier"],
  [/^\\[KGRXCNhHUL]/, "an escape sequence of PCRE"],
];

const blanks = "\\t\\n\\x0b\\f\\r ";
const notBlanks = "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}";
const lineEnds = "\\n\\x0b\\f\\r\\x{85}\\x{2028}\\x{2029}";

const token =
  /\\Q[\s\S]*?(?:\\E|$)|\\x\{[0-9a-fA-F]*\}|\\x[0-9a-fA-F]{0,2}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\[pP]\{[^}]*\}|\\c[\s\S]|\\[gk](?:\{[^}]*\}|<[^>]*>|'[^']*'|\d)?|\\0[0-7]{0,2}|\\[\s\S]|\[:\^?[a-z]+:\]|\(\?#[^)]*\)|\(\?P?[<'][A-Za-z_]\w*[>']|\(\?[a-zA-Z^-]+[:)]|\(\?:|\(\*|\(\?[\s\S]?[\s\S]?|[*+?][+?]?|\{\d+(?:,\d*)?\}[+?]?|[\s\S]/gu;

/**
 * Writes out where the two languages differ in meaning: which characters are blank, the end of a text, comments and
 * spaces of the option `x`, names of groups.
 * @throws SyntaxError for what RE2 has not, by name
 */
export function translateRegex(pattern: string, options: string): TranslatedRegex {
  const start = /^(?:\(\*UTF8?\))?(?:\(\?([imsx]+)\))?/.exec(pattern);
  const flags = new Set([...options, ...(start?.[1] ?? "")]);
  const tokens = pattern.slice(start?.[0].length).match(token) ?? [];
  const sizes = new Sizes();
  let out = "";
  let literal: string | undefined = "";
  let atStart = false;
  let endsBeforeLineFeed = false;
  /** How many tokens of a class have been read; `undefined` outside of one. */
  let inClass: number | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const part = tokens[at] ?? "";
    if (inClass !== undefined) {
      out += part === "[" ? "\\[" : inTheClass(part);
      if (part === "]" && inClass > 0) inClass = undefined;
      else if (part !== "^" || inClass > 0) inClass++;
      continue;
    }
    if (flags.has("x") && (/^\s$/.test(part) || part.startsWith("(?#"))) continue;
    if (flags.has("x") && part === "#") {
      while (at + 1 < tokens.length && tokens[at + 1] !== "\n") at++;
      continue;
    }
    if (part.startsWith("(?#")) continue;
    refuse(part);
    const plain = plainText(part);
    if (literal !== undefined) {
      if (plain !== undefined) literal += plain;
      else if (part === "^" && out === "" && !flags.has("m")) atStart = true;
      else literal = undefined;
    }
    sizes.add(part);
    if (part === "[") inClass = 0;
    if ((part === "$" && !flags.has("m")) || part === "\\Z") {
      endsBeforeLineFeed = true;
      out += "\\z";
    } else out += outside(part);
  }
  return {
    source: out,
    flags,
    endsBeforeLineFeed,
    literal: literal === undefined || literal === "" ? undefined : { text: literal, atStart },
    size: sizes.total,
  };
}

function refuse(part: string): void {
  const found = unsupported.find(([sign]) => sign.test(part));
  if (found !== undefined) throw new SyntaxError(`${found[1]} is not supported: ${part}`);
  const flags = /^\(\?([a-zA-Z^-]+)[:)]$/.exec(part)?.[1];
  if (flags !== undefined && !/^[imsU]*(?:-[imsU]+)?$/.test(flags))
    throw new SyntaxError(`these options are not supported inside of an expression: ${part}`);
}

/** The character a token stands for, if it stands for one and nothing else. */
function plainText(part: string): string | undefined {
  if (/^\\[^\p{L}\p{N}]$/u.test(part)) return part.slice(1);
  return /^[^\\^$.|?*+()[{]$/u.test(part) ? part : undefined;
}

function outside(part: string): string {
  if (part === "\\s") return `[${blanks}]`;
  if (part === "\\S") return `[^${blanks}]`;
  if (part === "\\v") return `[${lineEnds}]`;
  if (part === "\\V") return `[^${lineEnds}]`;
  const name = /^\(\?P?[<'](\w+)[>']$/.exec(part)?.[1];
  return name === undefined ? character(part) : `(?P<${name}>`;
}

function inTheClass(part: string): string {
  if (part === "\\s") return blanks;
  if (part === "\\S") return notBlanks;
  if (part === "\\v") return lineEnds;
  if (part === "\\b") return "\\x08";
  return character(part);
}

/** Escapes for single characters that RE2 writes otherwise, and names of scripts. */
function character(part: string): string {
  if (part === "\\e") return "\\x1b";
  if (part === "\\E") return "";
  if (part.startsWith("\\u")) return `\\x{${part.replace(/[^0-9a-fA-F]/g, "")}}`;
  if (/^\\x[0-9a-fA-F]?$/.test(part)) return `\\x{${part.slice(2) || "0"}}`;
  if (/^\\c[\s\S]$/.test(part)) return `\\x{${(part.toUpperCase().charCodeAt(2) ^ 64).toString(16)}}`;
  if (/^\\[^ -~]$/u.test(part)) return part.slice(1);
  return part.replace(/^(\\[pP])\{(?:Script|sc|General_Category|gc)[=:]/, "$1{");
}

/** Adds up how long a program becomes when what is counted is written out. */
class Sizes {
  #groups: number[] = [0];
  #last = 0;

  get total(): number {
    return this.#groups.reduce((sum, size) => sum + size, 0);
  }

  add(part: string): void {
    const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(part);
    if (counted !== null)
      this.#grow(this.#last * (Math.max(Number(counted[1]), Number(counted[2] || 0)) - 1));
    else if (part === ")") this.#close();
    else if (part.startsWith("(") && !/^\(\?[a-zA-Z-]+\)$/.test(part)) this.#groups.push(0);
    else {
      this.#last = part.startsWith("\\Q") ? part.length : 1;
      this.#grow(this.#last);
    }
  }

  #close(): void {
    if (this.#groups.length < 2) return;
    this.#last = this.#groups.pop() ?? 0;
    this.#grow(this.#last);
  }

  #grow(by: number): void {
    this.#groups.push((this.#groups.pop() ?? 0) + Math.max(0, by));
  }
}
