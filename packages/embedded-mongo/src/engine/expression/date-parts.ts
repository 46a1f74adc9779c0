import { documentOf, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { typeNameOf } from "../value-types.ts";
import { fromIsoWeek, isoWeek } from "./date-calendar.ts";
import { localDate, whole, zone } from "./date-values.ts";
import { type ExpressionOperator, isNullish, named } from "./expression-types.ts";
import { toInstant } from "./time-zone.ts";

/** `$dateToParts`: the parts of a date, by calendar or by ISO week. */
export function dateToParts({ date, timezone, iso8601 = false }: Readonly<Record<string, unknown>>): unknown {
  if (isNullish(date) || timezone === null || iso8601 === null) return null;
  if (typeof iso8601 !== "boolean")
    throw new MongoError(40521, `iso8601 must evaluate to a bool, found ${typeNameOf(iso8601)}`);
  const local = localDate(date, timezone);
  const { year, week } = isoWeek(local);
  return documentOf([
    ...(iso8601
      ? ([
          ["isoWeekYear", year],
          ["isoWeek", week],
          ["isoDayOfWeek", local.getUTCDay() || 7],
        ] as const)
      : ([
          ["year", local.getUTCFullYear()],
          ["month", local.getUTCMonth() + 1],
          ["day", local.getUTCDate()],
        ] as const)),
    ["hour", local.getUTCHours()],
    ["minute", local.getUTCMinutes()],
    ["second", local.getUTCSeconds()],
    ["millisecond", local.getUTCMilliseconds()],
  ]);
}

const clock = ["hour", "minute", "second", "millisecond"];
const calendar = { year: "year", others: ["month", "day"] };
const isoCalendar = { year: "isoWeekYear", others: ["isoWeek", "isoDayOfWeek"] };

/** `$dateFromParts`: a date from its parts, by calendar or by ISO week; parts beyond their range carry over. */
export const dateFromParts: ExpressionOperator = (operand, compiler, name) => {
  const isIso = isDocument(operand) && Object.hasOwn(operand, "isoWeekYear");
  const { year: yearName, others } = isIso ? isoCalendar : calendar;
  if (isDocument(operand) && [calendar, isoCalendar].every(({ year }) => Object.hasOwn(operand, year)))
    throw new MongoError(40489, "$dateFromParts does not allow mixing natural dates with ISO dates");
  return named([yearName], [...others, ...clock, "timezone"], (values) => {
    const names = [yearName, ...others, ...clock];
    const given = names.map((part) =>
      Object.hasOwn(values, part) ? values[part] : others.includes(part) ? 1 : 0,
    );
    if (given.some(isNullish) || values.timezone === null) return null;
    const [year = 0, second = 1, third = 1, hour = 0, minute = 0, seconds = 0, millisecond = 0] = given.map(
      (value) => whole(name, value),
    );
    if (year < 1 || year > 9999)
      throw new MongoError(
        isIso ? 31095 : 40523,
        `'${yearName}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
      );
    const local = isIso ? fromIsoWeek(year, second, third) : new Date(0);
    if (!isIso) local.setUTCFullYear(year, second - 1, third);
    local.setUTCHours(hour, minute, seconds, millisecond);
    return new Date(toInstant(local.getTime(), zone(values.timezone)));
  })(operand, compiler, name);
};
