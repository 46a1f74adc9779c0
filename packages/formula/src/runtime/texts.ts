import { toDouble } from "../numbers/double.ts";
import { floored, integer } from "../numbers/rational.ts";
import { Fault } from "./fault.ts";
import { foldCase } from "./fold-case.ts";
import { type Argument, argumentValue, numberOf, type Operation, type Run, textOf } from "./operation.ts";
import { alikeValue, isList, sameValue, type Value } from "./value.ts";

export const textOperations: readonly (readonly [string, Operation])[] = [
  ["LEN", ([text], run) => integer([...textOf(text, run)].length)],
  ["EXACT", ([a, b], run) => textOf(a, run) === textOf(b, run)],
  ["CONTAINS", containsBy(sameValue, (text) => text)],
  ["~CONTAINS", containsBy(alikeValue, foldCase)],
  ["STARTSWITH", ([text, start], run) => textOf(text, run).startsWith(textOf(start, run))],
  [
    "~STARTSWITH",
    ([text, start], run) => foldCase(textOf(text, run)).startsWith(foldCase(textOf(start, run))),
  ],
  ["LEFT", ([text, n], run) => part(textOf(text, run), 0, lengthOf(n, run))],
  [
    "RIGHT",
    ([text, n], run) => {
      const letters = [...textOf(text, run)];
      const length = lengthOf(n, run);
      return length === 0 ? "" : letters.slice(-length).join("");
    },
  ],
  [
    "MID",
    ([text, start, n], run, place) => {
      const whole = textOf(text, run);
      const from = toDouble(floored(numberOf(start, run)));
      if (from < 1) throw new Fault("outside-limits", start?.place ?? place);
      return part(whole, from - 1, lengthOf(n, run));
    },
  ],
];

/** Characters as LEN counts them. */
function part(text: string, from: number, length: number): string {
  return [...text].slice(from, from + length).join("");
}

/** How many characters; one where that is left out, as in Excel. */
function lengthOf(n: Argument | undefined, run: Run): number {
  if (n === undefined) return 1;
  const length = toDouble(floored(numberOf(n, run)));
  if (length < 0) throw new Fault("outside-limits", n.place);
  return length;
}

function containsBy(isSame: (a: Value, b: Value) => boolean, read: (text: string) => string): Operation {
  return ([where, value], run) => {
    const whole = argumentValue(where, run);
    if (isList(whole)) {
      const wanted = argumentValue(value, run);
      return whole.some((each) => isSame(each, wanted));
    }
    return read(textOf(where, run)).includes(read(textOf(value, run)));
  };
}
