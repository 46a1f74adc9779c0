import { dayNumber } from "../calendar/days.ts";
import { integer } from "../numbers/rational.ts";
import { foldCase } from "./fold-case.ts";
import { argumentValue, type Operation, textOf } from "./operation.ts";
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
  ["DAYSBETWEEN", ([from, to], run) => integer(dayNumber(textOf(to, run)) - dayNumber(textOf(from, run)))],
  ["YEAR", ([date], run) => integer(Number(textOf(date, run).slice(0, 4)))],
  ["MONTH", ([date], run) => integer(Number(textOf(date, run).slice(5, 7)))],
];

function containsBy(isSame: (a: Value, b: Value) => boolean, read: (text: string) => string): Operation {
  return ([where, value], run) => {
    const whole = argumentValue(where, run);
    if (whole !== null && isList(whole)) {
      const wanted = argumentValue(value, run);
      return whole.some((each) => isSame(each, wanted));
    }
    return read(textOf(where, run)).includes(read(textOf(value, run)));
  };
}
