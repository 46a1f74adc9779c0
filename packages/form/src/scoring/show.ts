/** Decimals of a number for people. */
export const shownDecimals = 4;

/** A number for people: at most 4 decimals, no trailing zeros; the exact one stands beside it. */
export function show(value: number, decimals = shownDecimals): string {
  const text = value.toFixed(decimals).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/** Two numbers for people, side by side: with as many decimals as tell them apart. Null is told as `blank`. */
export function showApart(
  one: number | null,
  other: number | null,
  blank: string,
): readonly [one: string, other: string] {
  const shown = (value: number | null, decimals: number) => (value === null ? blank : show(value, decimals));
  return tellApart((decimals) => [shown(one, decimals), shown(other, decimals)]);
}

/** Two texts with numbers in them, with the fewest decimals that tell the texts apart; with the usual ones where none do. */
export function tellApart(
  tell: (decimals: number) => readonly [one: string, other: string],
): readonly [one: string, other: string] {
  const differ = ([one, other]: readonly [string, string]) => one !== other;
  const usual = tell(shownDecimals);
  if (differ(usual) || !differ(tell(mostDecimals))) return usual;
  let decimals = shownDecimals + 1;
  while (!differ(tell(decimals))) decimals += 1;
  return tell(decimals);
}

/** Numbers that differ in none of these are told as if they were the same. */
const mostDecimals = 20;
