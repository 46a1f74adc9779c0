import { endsValue } from "../lexing.ts";
import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";
import { segment } from "./segment.ts";
import { choicesAt } from "./spoken-words.ts";

/**
 * Names in brackets behind a spoken word, where brackets would else be a filter: `如果[办结率%]>=90`, `a且[办结率%]`.
 * Tells nothing: what stands there is right once the word before it is read.
 */
export function bracketedNames(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const read: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = isBehindSpoken(read, token, at) ? nameAt(tokens, index, at) : null;
    read.push(found?.name ?? token);
    index = found?.last ?? index;
  }
  return read;
}

function isBehindSpoken(read: readonly Token[], { kind, value }: Token, at: Rereading): boolean {
  const word = read.at(-1);
  if (kind !== "punctuation" || value !== "[" || word?.kind !== "name" || at.words.has(word.value))
    return false;
  const before = read.slice(0, -1);
  const pieces = segment(word.value, {
    behindValue: endsValue(before.at(-1) ?? null),
    beforeValue: true,
    isCalled: false,
    names: at.words.names,
    functions: at.words.functions,
    choices: choicesAt(before, at),
  });
  return pieces !== null;
}

/** The name that stands in brackets, and the index of its last token; a condition is none. */
function nameAt(
  tokens: readonly Token[],
  index: number,
  { source }: Rereading,
): { name: Token; last: number } | null {
  const from = tokens[index]?.from ?? 0;
  const key = /^[[［]([^\]］\n=<>＝＜＞"“]+)[\]］]/.exec(source.slice(from))?.[1];
  if (key === undefined) return null;
  const to = from + key.length + 2;
  const last = tokens.findIndex((each) => each.to === to);
  return last < 0 ? null : { name: { kind: "name", value: key, from, to }, last };
}
