import { takenUsernames } from "../identity/users.ts";

/** How a name with a number behind it is written. */
type Numbered = (base: string, number: number) => string;

/** So many numbers beyond those that are wanted are looked up at once. */
const ahead = 8;

/**
 * A free user name for each base, in their order: the base itself, or with the smallest number from 2 that nobody in the
 * installation has and none before it got. `kept`: names that are spoken for as well. Out: names as they are compared.
 */
export async function freeUsernames(
  bases: readonly string[],
  { kept = new Set(), numbered = behind }: { kept?: ReadonlySet<string>; numbered?: Numbered } = {},
): Promise<string[]> {
  const wanted = new Map<string, number>();
  for (const base of bases) wanted.set(base, (wanted.get(base) ?? 0) + 1);
  const known = new Map<string, boolean>();
  for (let window = ahead; ; window *= 2) {
    const candidates = [...wanted].flatMap(([base, count]) =>
      Array.from({ length: count + window }, (_, index) => nameOf(base, index + 1, numbered)),
    );
    const unknown = candidates.filter((name) => !known.has(name));
    const taken = await takenUsernames(unknown);
    for (const name of unknown) known.set(name, taken.has(name) || kept.has(name));
    const found = allot(bases, known, numbered);
    if (found !== undefined) return found;
  }
}

/** undefined: of some base all that is known is taken. */
function allot(
  bases: readonly string[],
  known: ReadonlyMap<string, boolean>,
  numbered: Numbered,
): string[] | undefined {
  const given = new Set<string>();
  const next = new Map<string, number>();
  for (const base of bases) {
    let number = next.get(base) ?? 1;
    let name = nameOf(base, number, numbered);
    while (known.get(name) === true || given.has(name)) {
      number += 1;
      name = nameOf(base, number, numbered);
    }
    if (!known.has(name)) return undefined;
    next.set(base, number + 1);
    given.add(name);
  }
  return [...given];
}

function nameOf(base: string, number: number, numbered: Numbered): string {
  return number === 1 ? base : numbered(base, number);
}

/** wangwei2; after a digit it stands apart: 1001-2. */
function behind(base: string, number: number): string {
  return /\d$/.test(base) ? `${base}-${number}` : `${base}${number}`;
}
