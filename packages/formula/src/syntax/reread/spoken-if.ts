import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";
import { spokenParts } from "./words.ts";

/** `如果 … 则 … 否则 …` as the call of IF that it is; `否则如果` makes one within it. */
export function spokenIf(tokens: readonly Token[], at: Rereading): readonly Token[] {
  const start = tokens.findIndex((_token, index) => partsOf(tokens, index) !== null);
  const parts = partsOf(tokens, start);
  if (parts === null) return tokens;
  const { from } = parts.marks[0] ?? parts.end;
  const to = tokens[parts.stop - 1]?.to ?? from;
  at.findings.push({
    code: "unknown-function",
    from,
    to,
    params: {
      name: shapeOf(parts.marks, at.source),
      written: parts.between.length > 2 ? "IF(…, …, …)" : "IF(…, …)",
    },
    fixes: [{ from, to, insert: written(parts, tokens, at.source), rewrites: true, certain: true }],
  });
  const read = [...tokens.slice(0, start), ...called(parts, tokens), ...tokens.slice(parts.stop)];
  return spokenIf(read, at);
}

interface Parts {
  /** The words `如果`, `则`, `否则` … in their order. */
  readonly marks: readonly Token[];
  /** The tokens between them: condition, value, condition or else. */
  readonly between: readonly { readonly first: number; readonly last: number }[];
  /** Index of the first token behind the whole. */
  readonly stop: number;
  readonly end: Token;
}

/** `如果…则…否则…`, `…?…:…` */
function shapeOf(marks: readonly Token[], source: string): string {
  return `${marks
    .slice(0, 3)
    .map(({ from, to }) => source.slice(from, to))
    .join("…")}…`;
}

function roleOf(tokens: readonly Token[], index: number): "if" | "then" | "else" | null {
  const token = tokens[index];
  return token?.kind === "name" ? (spokenParts.get(token.value) ?? null) : null;
}

/** Finds the parts of one condition; null where it has no `则`, or they come in another order. */
function partsOf(tokens: readonly Token[], start: number): Parts | null {
  if (roleOf(tokens, start) !== "if") return null;
  const marks: Token[] = [];
  const between: { first: number; last: number }[] = [];
  let wanted: "if" | "then" | "else" = "if";
  let depth = 0;
  let first = start;
  let index = start;
  for (; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === "end") break;
    if (/^[([]/.test(token.value) && token.kind === "punctuation") depth += 1;
    if (/^[)\]]/.test(token.value) && token.kind === "punctuation") depth -= 1;
    if (depth < 0) break;
    const role = depth === 0 ? roleOf(tokens, index) : null;
    if (role === null) {
      const goesOn = roleOf(tokens, index + 1);
      const isEnd = token.kind === "punctuation" && token.value === "," && depth === 0;
      const endsElse = goesOn === "if" && wanted === "if";
      if (isEnd && wanted !== "then" && (goesOn === null || endsElse) && first !== index) break;
      continue;
    }
    const chained = role === "if" && wanted === "if" && marks.length > 0;
    // Behind the value of an else another condition begins.
    if (chained && inner({ first, last: index }, tokens).length > 0) break;
    if (role !== wanted && !chained) return null;
    if (marks.length > 0 && !chained) between.push({ first, last: index });
    marks.push(token);
    first = index + 1;
    wanted = role === "if" ? "then" : role === "then" ? "else" : "if";
  }
  if (wanted === "then" || marks.length < 2) return null;
  between.push({ first, last: index });
  const end = tokens[index];
  return end === undefined ? null : { marks, between, stop: index, end };
}

/** The tokens of a part without the commas that set it off. */
function inner({ first, last }: { first: number; last: number }, tokens: readonly Token[]): readonly Token[] {
  let [from, to] = [first, last];
  while (from < to && tokens[from]?.value === "," && tokens[from]?.kind === "punctuation") from += 1;
  while (to > from && tokens[to - 1]?.value === "," && tokens[to - 1]?.kind === "punctuation") to -= 1;
  return tokens.slice(from, to);
}

function written({ between }: Parts, tokens: readonly Token[], source: string): string {
  const texts = between.map((part) => {
    const own = inner(part, tokens);
    return source.slice(own[0]?.from ?? 0, own.at(-1)?.to ?? 0);
  });
  return nested(texts);
}

/** Condition, value, condition, value, …, else. */
function nested([condition = "", value = "", ...rest]: readonly string[]): string {
  if (rest.length === 0) return `IF(${condition}, ${value})`;
  return `IF(${condition}, ${value}, ${rest.length === 1 ? rest[0] : nested(rest)})`;
}

function called({ between, marks }: Parts, tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  let open = 0;
  for (const [index, part] of between.entries()) {
    const own = inner(part, tokens);
    const at = own[0]?.from ?? marks.at(-1)?.to ?? 0;
    if (index > 0) read.push({ kind: "punctuation", value: ",", from: at, to: at });
    if (index % 2 === 0 && index < between.length - 1) {
      const { from, to } = marks[0] ?? { from: at, to: at };
      read.push({ kind: "name", value: "IF", from: index === 0 ? from : at, to: index === 0 ? to : at });
      read.push({ kind: "punctuation", value: "(", from: index === 0 ? to : at, to: index === 0 ? to : at });
      open += 1;
    }
    read.push(...own);
  }
  const end = read.at(-1)?.to ?? 0;
  for (; open > 0; open -= 1) read.push({ kind: "punctuation", value: ")", from: end, to: end });
  return read;
}
