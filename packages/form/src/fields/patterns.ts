import { RE2JS } from "re2js";

/** A pattern that answers in time linear in the text, whatever the pattern. */
export interface LinearPattern {
  test(text: string): boolean;
}

const compiled = new Map<string, LinearPattern>();

/**
 * Compiles a JSON Schema `pattern` (found anywhere in the text, Unicode) with RE2's engine: no backtracking, so no
 * pattern of a hostile form can hang a server. Throws SyntaxError for what RE2 has not, such as look-around and
 * back-references.
 */
export function linearPattern(source: string): LinearPattern {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const pattern = compile(source);
  if (compiled.size > 1_000) compiled.clear();
  compiled.set(source, pattern);
  return pattern;
}

function compile(source: string): LinearPattern {
  try {
    const engine = RE2JS.compile(RE2JS.translateRegExp(source));
    return { test: (text) => engine.matcher(text).find() };
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error));
  }
}
