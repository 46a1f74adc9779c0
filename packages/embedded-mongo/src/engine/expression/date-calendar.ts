const day = 86_400_000;

/** The day of its year, from 1, of a date whose UTC fields are the clocks'. */
export function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / day) + 1;
}

/** The ISO 8601 week and the year it belongs to. */
export function isoWeek(date: Date): { year: number; week: number } {
  // The week belongs to the year of its Thursday.
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * day);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** The week of its year, from 0: weeks begin on Sunday, days before the first Sunday are in week 0. */
export function sundayWeek(date: Date): number {
  return Math.floor((dayOfYear(date) - 1 + 7 - date.getUTCDay()) / 7);
}

/** The day that is so many weeks (from 1) and days (from 1, Monday) into an ISO week year; beyond them it goes on. */
export function fromIsoWeek(year: number, week: number, weekday: number): Date {
  const fourth = new Date(0);
  // The fourth of January is always in week 1.
  fourth.setUTCFullYear(year, 0, 4);
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * day;
  return new Date(monday + ((week - 1) * 7 + weekday - 1) * day);
}
