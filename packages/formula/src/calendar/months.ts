/**
 * Whole months passed from one day to another, both as `isDateText` accepts them: one has passed where the day of the
 * month is reached again, as Excel's DATEDIF with "M" counts. The other way round it is as many less than none.
 */
export function monthsPassed(from: string, to: string): number {
  if (to < from) return -monthsPassed(to, from) + 0;
  const months = monthNumber(to) - monthNumber(from);
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}

function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
}
