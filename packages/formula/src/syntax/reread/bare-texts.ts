import { writeText } from "../texts.ts";
import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";

/** Texts without quotes beside what they are compared with: `等次=优秀`, `姓名 <> 张三`. */
export function bareTexts(tokens: readonly Token[], at: Rereading): readonly Token[] {
  return tokens.map((token, index) => {
    if (token.kind !== "name" || at.words.has(token.value)) return token;
    if (tokens[index - 1]?.value === "." || /^[.([]/.test(tokens[index + 1]?.value ?? "")) return token;
    const other = comparedWith(tokens, index);
    if (other === null) return token;
    const choice = at.words.choiceOf(other, token.value);
    if (choice === null && at.words.kindOf(other) !== "text") return token;
    const { from, to } = token;
    const insert = writeText(choice ?? token.value);
    const fix = { from, to, insert, rewrites: true } as const;
    at.findings.push({
      code: "unknown-name",
      from,
      to,
      params: { name: token.value, written: insert },
      fixes: [choice === null ? fix : { ...fix, certain: true }],
    });
    return { ...token, kind: "text", value: choice ?? token.value };
  });
}

/** The name on the other side of `=` or `<>`. */
function comparedWith(tokens: readonly Token[], index: number): string | null {
  for (const step of [-1, 1]) {
    const operator = tokens[index + step];
    const other = tokens[index + 2 * step];
    if (operator?.kind !== "operator" || (operator.value !== "=" && operator.value !== "<>")) continue;
    if (other?.kind === "name") return other.value;
    // `等次 ?? "" = 优秀`
    const [mark, name] = [tokens[index + 3 * step], tokens[index + 4 * step]];
    if (step < 0 && mark?.value === "??" && name?.kind === "name") return name.value;
  }
  return null;
}
