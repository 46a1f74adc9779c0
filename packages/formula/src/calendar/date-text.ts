/** Whether a text is a day of the calendar, written `2026-07-01`. */
export function isDateText(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(text);
  // A 31st of a shorter month is read as a day of the next one, where it is read at all.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
