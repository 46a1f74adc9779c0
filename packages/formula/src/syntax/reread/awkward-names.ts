import type { Token } from "../token.ts";
import type { Rereading } from "./rereading.ts";

/**
 * Names that are no identifiers, written without their brackets: `1季度办结数`, `办结率%`, `办结数（件）`. The longest
 * name that stands there is meant.
 */
export function awkwardNames(tokens: readonly Token[], at: Rereading): readonly Token[] {
  if (at.words.awkward.length === 0) return tokens;
  const read: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const { from } = token;
    const name =
      token.kind === "text" ? undefined : at.words.awkward.find((each) => at.source.startsWith(each, from));
    const to = from + (name?.length ?? 0);
    const last = name === undefined ? -1 : tokens.findIndex((each) => each.to === to && each.kind !== "end");
    const insert = name === undefined ? null : at.words.writtenOf(name);
    if (name === undefined || insert === null || last < index || !at.isDoubtful(from, to)) {
      read.push(token);
      continue;
    }
    at.findings.push({
      code: "unknown-name",
      from,
      to,
      params: { name, written: insert },
      fixes: [{ from, to, insert, rewrites: true, certain: true }],
    });
    read.push({ kind: "name", value: keyOf(insert), from, to });
    index = last;
  }
  return read;
}

/** The key that a name is written for. */
function keyOf(written: string): string {
  return written.startsWith("[") ? written.slice(1, -1).replace(/\\(.)/g, "$1") : written;
}
