import type { Token } from "../token.ts";
import type { Rereading } from "./reread.ts";

/** `a > 60 ? 10 : 0` of other languages: marked as the spoken condition that it is, which is then read as IF. */
export function ternary(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const question = at.strange.find(({ character }) => character === "?" || character === "？");
  const colon = at.strange.findLast(({ character }) => character === ":" || character === "：");
  if (question === undefined || colon === undefined || colon.from < question.from) return tokens;
  const start = startOf(tokens, question.from);
  const before = tokens.filter(({ to }) => to <= question.from);
  const between = tokens.filter(({ from, to }) => from > question.from && to <= colon.from);
  const after = tokens.filter(({ from }) => from > colon.from);
  const head = before.slice(0, start);
  const place = before[start]?.from ?? 0;
  return [
    ...head,
    { kind: "name", value: "如果", from: place, to: place },
    ...before.slice(start),
    { kind: "name", value: "则", from: question.from, to: question.from + 1 },
    ...between,
    { kind: "name", value: "否则", from: colon.from, to: colon.from + 1 },
    ...after,
  ];
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
    if (depth < 0 || (depth === 0 && token.kind === "punctuation" && token.value === ",")) return index + 1;
  }
  return tokens[0]?.kind === "operator" && tokens[0].value === "=" ? 1 : 0;
}
