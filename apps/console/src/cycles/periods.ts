import type { Plan } from "@duheng/contracts";

/**
 * Periods to choose from, the likeliest first: the one that contains `today` (`YYYY-MM-DD`), then the ones around it.
 */
export function periodsAround(frequency: Plan["frequency"], today: string): string[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (frequency === "year") return [0, -1, 1].map((offset) => String(year + offset));
  const perYear = frequency === "quarter" ? 4 : 12;
  const current = year * perYear + (frequency === "quarter" ? Math.floor((month - 1) / 3) : month - 1);
  return [0, -1, 1, -2, 2, -3, 3].map((offset) => {
    const index = current + offset;
    const number = (index % perYear) + 1;
    const part = frequency === "quarter" ? `Q${number}` : String(number).padStart(2, "0");
    return `${Math.floor(index / perYear)}-${part}`;
  });
}
