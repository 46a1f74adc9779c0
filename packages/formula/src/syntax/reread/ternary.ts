import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";

/** `a > 60 ? 10 : 0` of other languages: marked as the spoken condition that it is, which is then read as IF. */
export function ternary(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const questions = at.strange.filter(({ character }) => character === "?" || character === "？");
  const colons = at.strange.filter(({ character }) => character === ":" || character === "：");
  if (questions.length === 0 || questions.length !== colons.length) return tokens;
  let marked = [...tokens];
  for (const { from } of colons) marked = put(marked, { kind: "name", value: "否则", from, to: from + 1 });
  for (const { from } of questions) {
    const start = startOf(marked, from);
    const place = marked[start]?.from ?? from;
    marked.splice(start, 0, { kind: "name", value: "如果", from: place, to: place });
    marked = put(marked, { kind: "name", value: "则", from, to: from + 1 });
  }
  return marked;
}

/** The tokens with one more in the order of their places. */
function put(tokens: readonly Token[], token: Token): Token[] {
  const index = tokens.findIndex(({ from }) => from >= token.to);
  return index < 0 ? [...tokens, token] : [...tokens.slice(0, index), token, ...tokens.slice(index)];
}

/** Index of the first token of the condition that ends at a place. */
function startOf(tokens: readonly Token[], end: number): number {
  let depth = 0;
  for (
    let index = tokens.findLastIndex(({ kind, to }) => kind !== "end" && to <= end);
    index >= 0;
    index -= 1
  ) {
    const token = tokens[index];
    if (token === undefined) return 0;
    if (token.kind === "punctuation" && /^[)\]]/.test(token.value)) depth += 1;
    if (token.kind === "punctuation" && /^[([]/.test(token.value)) depth -= 1;
    if (depth === 0 && token.kind === "name" && token.value === "否则") return index + 1;
    if (depth < 0 || (depth === 0 && token.kind === "punctuation" && token.value === ",")) return index + 1;
  }
  return tokens[0]?.kind === "operator" && tokens[0].value === "=" ? 1 : 0;
}
