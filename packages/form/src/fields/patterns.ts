import { RE2JS } from "re2js";
import { type LinearPattern, registerPatternEngine } from "./pattern-engine.ts";
import { longestTextFor } from "./pattern-size.ts";

const compiled = new Map<string, LinearPattern>();

/**
 * Compiles a JSON Schema `pattern` (found anywhere in the text, Unicode) with RE2's engine: no backtracking, so no
 * pattern of a hostile form can hang a server. It means what ECMAScript means by it with the flag `u`, as any other
 * validator of the schema takes it. Throws SyntaxError for what either of the two has not, such as look-around,
 * back-references, or `\z`. How large a pattern may be is for the form's check to say (`PatternAllowance`).
 */
export function linearPattern(source: string): LinearPattern {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const pattern = compile(source);
  if (compiled.size > 1_000) compiled.clear();
  compiled.set(source, pattern);
  return pattern;
}

registerPatternEngine(linearPattern);

function compile(source: string): LinearPattern {
  try {
    // Only parsed, never run: what other validators would refuse is refused here.
    new RegExp(source, "u");
    const engine = RE2JS.compile(RE2JS.translateRegExp(inEcmaScriptMeaning(source)));
    const longest = longestTextFor(engine.programSize());
    return { longest, test: (text) => text.length <= longest && engine.test(text) };
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error));
  }
}

const space =
  "\\t\\n\\v\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";

/** Where RE2 and ECMAScript write the same and mean another: white space, the dot, names of scripts. */
function inEcmaScriptMeaning(source: string): string {
  const tokens = source.match(/\\p\{[^}]*\}|\\P\{[^}]*\}|\\[\s\S]|[\s\S]/gu) ?? [];
  let inClass = false;
  return tokens
    .map((token) => {
      if (token === "[" && !inClass) inClass = true;
      else if (token === "]") inClass = false;
      else if (token === "." && !inClass) return "[^\\n\\r\\x{2028}\\x{2029}]";
      else if (token === "\\s") return inClass ? space : `[${space}]`;
      else if (token === "\\S") {
        if (inClass) throw new SyntaxError("\\S inside of brackets; write [^…] with \\s instead");
        return `[^${space}]`;
      } else if (token === "\\b" && inClass) return "\\x08";
      return token.replace(/^(\\[pP])\{(?:Script|sc|General_Category|gc)=/, "$1{");
    })
    .join("");
}
