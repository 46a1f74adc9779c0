import { dayNumber } from "../calendar/days.ts";
import { integer } from "../numbers/rational.ts";
import { argumentValue, type Operation, textOf } from "./operation.ts";
import { isList, sameValue } from "./value.ts";

export const textOperations: readonly (readonly [string, Operation])[] = [
  ["LEN", ([text], run) => integer([...textOf(text, run)].length)],
  [
    "CONTAINS",
    ([where, value], run) => {
      const whole = argumentValue(where, run);
      if (whole !== null && isList(whole)) {
        const wanted = argumentValue(value, run);
        return whole.some((each) => sameValue(each, wanted));
      }
      return textOf(where, run).includes(textOf(value, run));
    },
  ],
  ["STARTSWITH", ([text, start], run) => textOf(text, run).startsWith(textOf(start, run))],
  ["DAYSBETWEEN", ([from, to], run) => integer(dayNumber(textOf(to, run)) - dayNumber(textOf(from, run)))],
  ["YEAR", ([date], run) => integer(Number(textOf(date, run).slice(0, 4)))],
  ["MONTH", ([date], run) => integer(Number(textOf(date, run).slice(5, 7)))],
];
