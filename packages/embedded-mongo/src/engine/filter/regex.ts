import { MongoError } from "../mongo-error.ts";

// What PCRE knows and JavaScript would read as something else: refused rather than misread.
const foreign = /\\[AzZGKQEhHRXpP]|\[\[:|\(\?[#>|]|\(\*/;

/**
 * Compiles a MongoDB regular expression to JavaScript's.
 * @param options any of `i`, `m`, `s`, `u`; leading inline flags such as `(?i)` are taken too
 * @throws MongoError 51108 for an unknown option, 51091 for a pattern that is invalid or uses PCRE's own constructs
 */
export function compileRegex(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const source = inline === null ? pattern : pattern.slice(inline[0].length);
  const flags = new Set([...options, ...(inline?.[1] ?? "")]);
  flags.delete("u");
  for (const flag of flags) {
    if (flag === "x") throw new MongoError("CommandNotSupported", "$regex option 'x' is not supported");
    if (!"ims".includes(flag)) throw new MongoError(51108, `invalid flag in regex options: ${flag}`);
  }
  const text = [...flags].join("");
  const translated = translate(source, flags);
  try {
    return new RegExp(translated, `${text}u`);
  } catch {
    // Escapes of plain characters such as `\-` are errors only under the flag `u`.
  }
  if (foreign.test(source)) throw invalid(pattern, "construct that is not supported");
  try {
    return new RegExp(translated, text);
  } catch (error) {
    throw invalid(pattern, error instanceof Error ? error.message : "syntax");
  }
}

/**
 * Writes out where the two languages differ in meaning: for PCRE only a line feed ends a line, `$` also stands before
 * one at the very end, and `\s` is a space of ASCII.
 */
function translate(source: string, flags: ReadonlySet<string>): string {
  let inClass = false;
  return source.replace(/\\[\s\S]|[[\].$]/g, (token) => {
    if (token === "[") inClass = true;
    else if (token === "]") inClass = false;
    else if (token === "\\s") return inClass ? blanks : `[${blanks}]`;
    else if (token === "\\S" && !inClass) return `[^${blanks}]`;
    else if (inClass) return token;
    else if (token === "." && !flags.has("s")) return "[^\\n]";
    else if (token === "$" && !flags.has("m")) return "(?=\\n?$)";
    return token;
  });
}

const blanks = "\\t\\n\\v\\f\\r ";

/** The text every match begins with, if the pattern starts with `^` and plain characters; else `null`. */
export function regexPrefix(pattern: string, options: string): string | null {
  if (options.includes("i") || options.includes("m") || pattern.includes("|")) return null;
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
