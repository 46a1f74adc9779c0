import { isSpaceCode } from "./characters.ts";
import { endsValue, type Lexing } from "./lexing.ts";

/** Reads a `[`, whose role is told by what stands before and behind it. */
export function openBracket(at: Lexing): void {
  const role = bracketRole(at);
  if (role === null) {
    bracketedName(at);
    return;
  }
  at.brackets.push(role);
  at.push("punctuation", role, at.position + 1);
}

/** A filter behind a value, a table or its row before another bracket, else (null) a name in brackets. */
export function bracketRole(at: Lexing): string | null {
  const previous = at.previous;
  if (previous?.value === "." && previous.kind === "punctuation") return null;
  if (endsValue(previous)) return "[";
  if (at.brackets.at(-1) === "[[") return "[row";
  const source = at.source;
  let ahead = at.position + 1;
  while (ahead < source.length && isSpaceCode(source.charCodeAt(ahead))) ahead += 1;
  const following = at.codeAt(ahead);
  return following === 0x5b || following === 0x5d ? "[[" : null;
}

function bracketedName(at: Lexing): void {
  const source = at.source;
  let key = "";
  let to = at.position + 1;
  for (; to < source.length; to += 1) {
    const code = at.codeAt(to);
    if (code === 0x5d || code === 0x0a) break;
    if (code === 0x5c && to + 1 < source.length) to += 1;
    key += source.charAt(to);
  }
  if (at.codeAt(to) === 0x5d) {
    at.push("name", key, to + 1);
    return;
  }
  const fixes = [{ from: to, to, insert: "]" }];
  at.findings.push({ code: "expected-token", from: to, to, params: { expected: "]" }, fixes });
  at.runsOn ||= to === source.length;
  at.push("name", key, to);
}
