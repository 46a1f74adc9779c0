import { type Highlight, highlight } from "@duheng/formula";
import { halfWidth } from "./half-width.ts";

/** The innermost call around a place, and which of its arguments the place is in (from 0). */
export interface CallPlace {
  readonly name: string;
  readonly argument: number;
  /** Where the function's name begins. */
  readonly from: number;
}

/**
 * The call that `offset` stands in, or null outside of all calls. Reads unfinished formulas, too.
 * @param words those of the source, where they are known already
 */
export function callAt(
  source: string,
  offset: number,
  words: readonly Highlight[] = highlight(source),
): CallPlace | null {
  const open: { name: string; from: number; argument: number }[] = [];
  let name = "";
  let from = 0;
  for (const word of words) {
    if (word.from >= offset) break;
    if (word.kind === "comment") continue;
    const text = source.slice(word.from, word.to);
    if (word.kind === "function") {
      if (name === "") from = word.from;
      name += halfWidth(text);
      continue;
    }
    const mark = word.kind === "punctuation" ? halfWidth(text) : "";
    if (mark === "." && name !== "") {
      name += ".";
      continue;
    }
    if (mark === "(" || mark.startsWith("["))
      open.push({ name: mark === "(" ? name : "", from, argument: 0 });
    else if (mark === ")" || mark.startsWith("]")) open.pop();
    else if (mark === ",") {
      const innermost = open.at(-1);
      if (innermost !== undefined) innermost.argument += 1;
    }
    name = "";
  }
  const call = open.findLast((each) => each.name !== "");
  return call === undefined
    ? null
    : { name: call.name.toUpperCase(), argument: call.argument, from: call.from };
}
