import { RE2JS } from "re2js";
import { MongoError } from "../mongo-error.ts";
import { holdFor, tooLong } from "../turn.ts";
import { type TranslatedRegex, translateRegex } from "./regex-syntax.ts";

/** A compiled regular expression; it takes time in proportion to the text, whatever it is. */
export interface Regex {
  /** Whether there is a match anywhere. */
  readonly test: (text: string) => boolean;
  /** The matches from left to right, none of them overlapping another. */
  readonly matches: (text: string) => Iterable<RegexMatch>;
}

/** One match. */
export interface RegexMatch {
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
  readonly text: string;
  readonly captures: readonly (string | null)[];
}

// As in PCRE; and what a program may come to when its counts are written out.
const longestPattern = 32_764;
const largestProgram = 3_000;
/** Instructions times characters: about a tenth of a second. */
const mostSteps = 6_000_000;
const mostKept = 1_000;

const compiled = new Map<string, Regex>();

/**
 * Compiles a MongoDB regular expression with RE2's engine: no backtracking, so that no expression can hold the thread.
 * @param options any of `i`, `m`, `s`, `x`, `u`; inline flags such as `(?i)` are taken too
 * @throws MongoError 51108 for an unknown option, 51091 for a pattern that is invalid, too large, or uses what such an
 *   engine has not (look-around, back-references, possessive quantifiers …)
 */
export function compileRegex(pattern: string, options: string): Regex {
  const key = `${options}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const regex = compile(pattern, options);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(key, regex);
  return regex;
}

function compile(pattern: string, options: string): Regex {
  const wrong = /[^imsxu]/.exec(options);
  if (wrong !== null) throw new MongoError(51108, `invalid flag in regex options: ${wrong[0]}`);
  if (pattern.length > longestPattern) throw invalid(`${pattern.slice(0, 100)}…`, "it is too long");
  try {
    const translated = translateRegex(pattern, options);
    if (translated.size > largestProgram)
      throw new SyntaxError("it is too large when its counts are written out");
    const { literal, flags } = translated;
    const engine = linear(translated);
    if (literal === undefined) return engine;
    // What is only looked for needs no engine; with a test of its own for the case, as all characters are plain.
    return { ...engine, test: flags.has("i") ? foldedTest(literal) : plainTest(literal) };
  } catch (error) {
    if (error instanceof MongoError) throw error;
    throw invalid(pattern, error instanceof Error ? error.message : "syntax");
  }
}

type Literal = NonNullable<TranslatedRegex["literal"]>;

function plainTest({ text, atStart }: Literal): Regex["test"] {
  return atStart ? (value) => value.startsWith(text) : (value) => value.includes(text);
}

function foldedTest({ text, atStart }: Literal): Regex["test"] {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const regex = new RegExp(`${atStart ? "^" : ""}${escaped}`, "iu");
  return (value) => regex.test(value);
}

function linear({ source, flags, endsBeforeLineFeed }: TranslatedRegex): Regex {
  const engine = RE2JS.compile(
    source,
    (flags.has("i") ? RE2JS.CASE_INSENSITIVE : 0) |
      (flags.has("m") ? RE2JS.MULTILINE : 0) |
      (flags.has("s") ? RE2JS.DOTALL : 0),
  );
  const size = engine.programSize();
  const hold = (text: string): void => {
    const steps = size * text.length;
    if (steps > mostSteps)
      throw tooLong(`a text of ${text.length} characters is too long for a regular expression of this size`);
    holdFor(steps);
  };
  const shortened = (text: string): string | undefined =>
    endsBeforeLineFeed && text.endsWith("\n") ? text.slice(0, -1) : undefined;
  return {
    test: (text) => {
      hold(text);
      if (engine.test(text)) return true;
      const shorter = shortened(text);
      return shorter !== undefined && engine.test(shorter);
    },
    matches: function* (text) {
      const sources = [text, shortened(text)]
        .filter((one) => one !== undefined)
        .map((one) => ({ matcher: engine.matcher(one), length: one.length }));
      let from = 0;
      while (from <= text.length) {
        hold(text);
        let found: RegexMatch | undefined;
        for (const { matcher, length } of sources) {
          if (from > length || !matcher.find(from)) continue;
          if (found !== undefined && found.index <= matcher.start()) continue;
          const captures = Array.from({ length: matcher.groupCount() }, (_, at) => matcher.group(at + 1));
          found = { index: matcher.start(), text: matcher.group() ?? "", captures };
        }
        if (found === undefined) return;
        yield found;
        from = found.index + found.text.length;
        // After an empty match it goes on behind the next character.
        if (found.text === "") from += (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
      }
    },
  };
}

/** The text every match begins with, if the pattern starts with `^` and plain characters; else `null`. */
export function regexPrefix(pattern: string, options: string): string | null {
  if (/[imx]/.test(options) || pattern.includes("|")) return null;
  const literal = /^\^([\p{L}\p{N} _:@/,;=%&~"'<>-]+)/u.exec(pattern)?.[1];
  if (literal === undefined) return null;
  // A quantifier after the last character makes that one optional.
  return /[?*{+]/.test(pattern[literal.length + 1] ?? "")
    ? [...literal].slice(0, -1).join("") || null
    : literal;
}

function invalid(pattern: string, why: string): MongoError {
  return new MongoError(51091, `Regular expression is invalid: ${pattern}: ${why}`);
}
