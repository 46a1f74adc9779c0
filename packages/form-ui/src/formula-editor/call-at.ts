import { highlight } from "@duheng/formula";

/** The innermost call around a place, and which of its arguments the place is in (from 0). */
export interface CallPlace {
  readonly name: string;
  readonly argument: number;
  /** Where the function's name begins. */
  readonly from: number;
}

/** The call that `offset` stands in, or null outside of all calls. Reads unfinished formulas, too. */
export function callAt(source: string, offset: number): CallPlace | null {
  const open: { name: string; from: number; argument: number }[] = [];
  let name = "";
  let from = 0;
  for (const word of highlight(source)) {
    if (word.from >= offset) break;
    const text = source.slice(word.from, word.to);
    if (word.kind === "function") {
      if (name === "") from = word.from;
      name += text;
      continue;
    }
    if (word.kind === "comment" || word.kind === "text") {
      name = "";
      continue;
    }
    const mark = halfWidth(text);
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
  const innermost = open.at(-1);
  if (call === undefined || innermost === undefined) return null;
  return { name: call.name.toUpperCase(), argument: call.argument, from: call.from };
}

const marks: Readonly<Record<string, string>> = { "（": "(", "）": ")", "，": ",", "【": "[", "】": "]" };

function halfWidth(mark: string): string {
  return marks[mark] ?? mark;
}
