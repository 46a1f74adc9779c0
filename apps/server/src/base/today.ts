/** The calendar day in a time zone, such as 2026-09-30. */
export function todayIn(timeZone: string, now = new Date()): string {
  return now.toLocaleDateString("sv-SE", { timeZone });
}
