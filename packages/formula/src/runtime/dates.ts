import { dayNumber } from "../calendar/days.ts";
import { monthsPassed } from "../calendar/months.ts";
import { weekdaysWithin } from "../calendar/weekdays.ts";
import { integer } from "../numbers/rational.ts";
import { type Argument, argumentValue, type Operation, type Run, textOf } from "./operation.ts";
import { isList, type Value } from "./value.ts";

export const dateOperations: readonly (readonly [string, Operation])[] = [
  ["DAYSBETWEEN", ([from, to], run) => integer(dayNumber(textOf(to, run)) - dayNumber(textOf(from, run)))],
  ["MONTHSBETWEEN", ([from, to], run) => integer(monthsPassed(textOf(from, run), textOf(to, run)))],
  [
    "YEARSBETWEEN",
    ([from, to], run) => integer(Math.trunc(monthsPassed(textOf(from, run), textOf(to, run)) / 12) + 0),
  ],
  ["NETWORKDAYS", workingDays],
  ["YEAR", ([date], run) => integer(Number(textOf(date, run).slice(0, 4)))],
  ["MONTH", ([date], run) => integer(Number(textOf(date, run).slice(5, 7)))],
  ["DAY", ([date], run) => integer(Number(textOf(date, run).slice(8, 10)))],
];

function workingDays([from, to, ...holidays]: readonly Argument[], run: Run): Value {
  const [first, last] = [dayNumber(textOf(from, run)), dayNumber(textOf(to, run))];
  const free = new Set(holidays.flatMap((each) => datesIn(argumentValue(each, run))).map(dayNumber));
  return integer(weekdaysWithin(first, last, free));
}

function datesIn(value: Value): string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value.flatMap(datesIn) : [];
}
