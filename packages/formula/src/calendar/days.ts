/** Days since 1970-01-01 of a text that `isDateText` accepts. */
export function dayNumber(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
}
