/** The formats of text fields, as predicates: the same at both ends and in the compiled paper. */
export const formatChecks: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  "date-time": isDateTime,
  email: isEmail,
  uri: isUri,
};

/** `2026-07-01`: a day that exists, years 0001 to 9999. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** RFC 3339 with offset: `2026-07-01T09:00:00+08:00`. */
function isDateTime(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/.exec(
    text,
  );
  if (parts === null || !isDate(parts[1] ?? "")) return false;
  const [hour = 99, minute = 99, second = 99] = parts.slice(2, 5).map(Number);
  const offset = parts[6] ?? "";
  // Behind a Z stands nothing, which is no hours.
  const [offsetHour = 0, offsetMinute = 0] = offset.slice(1).split(":").map(Number);
  return hour <= 23 && minute <= 59 && second <= 59 && offsetHour <= 23 && offsetMinute <= 59;
}

/** One @ between a local part (dots between its words only) and a domain with a dot. What a mail server accepts only it knows. */
function isEmail(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  if (text.length > 254 || local.length > 64 || more.length > 0) return false;
  const words = local.split(".");
  const labels = domain.split(".");
  return (
    words.every((word) => /^[^\s"(),:;<>[\\\]\p{Cc}]+$/u.test(word)) &&
    labels.length > 1 &&
    labels.every(
      (label) => /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !label.startsWith("-") && !label.endsWith("-"),
    )
  );
}

/** An absolute http or https address: what a link may point at, so never `javascript:`. */
function isUri(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /\s/.test(text)) return false;
  try {
    return new URL(text).host !== "";
  } catch {
    return false;
  }
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
