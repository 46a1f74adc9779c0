import { expect, test } from "vitest";
import { compileExpression } from "./compile-expression.ts";

const value = (expression: unknown): unknown => compileExpression(expression)({});
const utc = (text: string): Date => new Date(`${text}Z`);
const newYork = "America/New_York";
const shanghai = "Asia/Shanghai";

/** The first bin begins on Monday, the third of January 2000. */
test.each([
  ["2020-05-18T14:10:30", "2020-05-11T07:00:00"],
  ["2021-03-20T11:30:05", "2021-03-15T07:00:00"],
  ["2021-01-11T06:31:15", "2021-01-04T08:00:00"],
  ["2020-02-08T13:13:23", "2020-02-03T08:00:00"],
  ["2019-05-18T16:09:01", "2019-05-13T07:00:00"],
  ["2019-01-08T06:12:03", "2019-01-07T08:00:00"],
])("two weeks from Monday: %s is in those of %s", (date, start) => {
  const bin = { unit: "week", binSize: 2, timezone: "America/Los_Angeles", startOfWeek: "Monday" };
  expect(value({ $dateTrunc: { date: utc(date), ...bin } })).toEqual(utc(start));
});

test.each<[object, string]>([
  [{ unit: "minute", binSize: 20 }, "2024-03-10T23:20:00"],
  [{ unit: "hour", binSize: 6, timezone: shanghai }, "2024-03-10T22:00:00"],
  [{ unit: "day", binSize: 7 }, "2024-03-09T00:00:00"],
  [{ unit: "month", binSize: 2 }, "2024-03-01T00:00:00"],
  [{ unit: "quarter", binSize: 2 }, "2024-01-01T00:00:00"],
  [{ unit: "year", binSize: 5 }, "2020-01-01T00:00:00"],
])("several units are counted from 2000: %j begins at %s", (bin, start) => {
  expect(value({ $dateTrunc: { date: utc("2024-03-10T23:30:15.123"), ...bin } })).toEqual(utc(start));
});

test("before 2000 bins are counted backwards", () => {
  const trunc = (unit: string, binSize: number) =>
    value({ $dateTrunc: { date: utc("1969-12-31T23:00:00"), unit, binSize } });
  expect(trunc("year", 4)).toEqual(utc("1968-01-01T00:00:00"));
  expect(trunc("month", 7)).toEqual(utc("1969-09-01T00:00:00"));
});

test("an hour that clocks go through twice begins twice", () => {
  const hour = (date: string) => value({ $dateTrunc: { date: utc(date), unit: "hour", timezone: newYork } });
  expect(hour("2024-11-03T05:30:00")).toEqual(utc("2024-11-03T05:00:00"));
  expect(hour("2024-11-03T06:30:00")).toEqual(utc("2024-11-03T06:00:00"));
});

test("hours between two dates are those that have passed, whatever clocks were put forward meanwhile", () => {
  const diff = (unit: string) =>
    value({
      $dateDiff: {
        startDate: utc("2024-03-10T06:30:00"),
        endDate: utc("2024-03-10T07:30:00"),
        unit,
        timezone: newYork,
      },
    });
  expect(diff("hour")).toBe(1n);
  expect(diff("minute")).toBe(60n);
  expect(diff("day")).toBe(0n);
});

test.each<[object, string]>([
  [{ dateString: "10/03/2024", format: "%d/%m/%Y" }, "2024-03-10T00:00:00"],
  [{ dateString: "2024-03-10 08:05:06.007", format: "%Y-%m-%d %H:%M:%S.%L" }, "2024-03-10T08:05:06.007"],
  [{ dateString: "2024-03-10 +0800", format: "%Y-%m-%d %z" }, "2024-03-09T16:00:00"],
  [{ dateString: "2024-03-10 +480", format: "%Y-%m-%d %Z" }, "2024-03-09T16:00:00"],
  [{ dateString: "10 Mar 2024", format: "%d %b %Y" }, "2024-03-10T00:00:00"],
  [{ dateString: "2024-W10-7", format: "%G-W%V-%u" }, "2024-03-10T00:00:00"],
  [{ dateString: "2024 070", format: "%Y %j" }, "2024-03-10T00:00:00"],
  [{ dateString: "20240310", format: "%Y%m%d", timezone: shanghai }, "2024-03-09T16:00:00"],
  [{ dateString: "100% (2024.03.10)", format: "100%% (%Y.%m.%d)" }, "2024-03-10T00:00:00"],
])("$dateFromString reads %j", (given, date) => {
  expect(value({ $dateFromString: given })).toEqual(utc(date));
});

test.each<[object, number]>([
  [{ dateString: "2024-02-30", format: "%Y-%m-%d" }, 241],
  [{ dateString: "2024-03", format: "%Y-%m" }, 241],
  [{ dateString: "2024-03-10 rest", format: "%Y-%m-%d" }, 241],
  [{ dateString: "2024-03-10", format: "%Y-%q" }, 18536],
  [{ dateString: "2024-03-10", format: 1 }, 40684],
  [{ dateString: "2024-03-10T08:00:00Z", timezone: shanghai }, 241],
  [{ dateString: "2024-03-10 +0800", format: "%Y-%m-%d %z", timezone: shanghai }, 241],
])("$dateFromString refuses %j", (given, code) => {
  expect(() => value({ $dateFromString: given })).toThrow(expect.objectContaining({ code }));
});

test("a text that is no date gives onError, null gives onNull, a null format null", () => {
  expect(value({ $dateFromString: { dateString: "x", format: "%Y", onError: "wrong" } })).toBe("wrong");
  expect(value({ $dateFromString: { dateString: null, onNull: "none" } })).toBe("none");
  expect(value({ $dateFromString: { dateString: "2024-03-10", format: null } })).toBe(null);
});

test("ISO week dates are taken apart and put together", () => {
  const date = utc("2021-01-03T01:02:03.004");
  const parts = {
    isoWeekYear: 2020,
    isoWeek: 53,
    isoDayOfWeek: 7,
    hour: 1,
    minute: 2,
    second: 3,
    millisecond: 4,
  };
  expect(value({ $dateToParts: { date, iso8601: true } })).toEqual(parts);
  expect(value({ $dateFromParts: parts })).toEqual(date);
  expect(value({ $dateFromParts: { isoWeekYear: 2021, isoWeek: 0, isoDayOfWeek: 7 } })).toEqual(
    utc("2021-01-03T00:00:00"),
  );
  expect(() => value({ $dateFromParts: { year: 2020, isoWeekYear: 2020 } })).toThrow(
    expect.objectContaining({ code: 40489 }),
  );
});

test("months have names", () => {
  expect(value({ $dateToString: { date: utc("2024-03-10T00:00:00"), format: "%d %b, %B %Y" } })).toBe(
    "10 Mar, March 2024",
  );
});

test.each([
  [0, 5439018],
  [1.5, 5439017],
  ["2", 5439017],
])("$dateTrunc refuses a bin of %j", (binSize, code) => {
  const date = utc("2024-03-10T00:00:00");
  expect(() => value({ $dateTrunc: { date, unit: "day", binSize } })).toThrow(
    expect.objectContaining({ code }),
  );
});
