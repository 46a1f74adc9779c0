/** One save of a draft. */
export interface Save {
  readonly id: string;
  readonly number: number;
  readonly savedAt: Date;
  readonly savedBy: string;
}

/** Saves of one person within so many milliseconds are one sitting. */
const sitting = 10 * 60_000;
const day = 24 * 60 * 60_000;
/** So long everything that was kept stays: somebody may have the form open since. */
const whole = 7 * day;
/** So long the last save of each sitting stays; of what is older, the last of each day. */
const sittings = 100 * day;

/** Whether a save belongs to the sitting that began then, where one person made both. */
export function isOneSitting(began: Date, savedAt: Date): boolean {
  return savedAt.getTime() - began.getTime() < sitting;
}

/** Of saves, the newest first, the last one of each sitting. */
export function lastOfSittings<T extends Omit<Save, "id" | "number">>(saves: readonly T[]): T[] {
  const kept: T[] = [];
  for (const save of saves) {
    const newer = kept.at(-1);
    const isSame =
      newer !== undefined && newer.savedBy === save.savedBy && isOneSitting(save.savedAt, newer.savedAt);
    if (!isSame) kept.push(save);
  }
  return kept;
}

/**
 * Of a form's saves, the newest first, those that nobody misses: of what is older than a week all but the last of each
 * sitting, as the list of saves shows them; of what is older than a hundred days all but the last of each day (UTC).
 * The newest of all always stays, and of each number that something refers to the newest save until then. Thinned again
 * later, nothing that was kept for a reason goes for another.
 */
export function superfluousSaves(
  saves: readonly Save[],
  needed: readonly number[],
  now = new Date(),
): Save[] {
  const kept = new Set<Save>(saves.slice(0, 1));
  for (const number of needed) {
    const its = saves.find((save) => save.number <= number);
    if (its) kept.add(its);
  }
  const age = ({ savedAt }: Save) => now.getTime() - savedAt.getTime();
  for (const save of saves) if (age(save) <= whole) kept.add(save);
  for (const save of lastOfSittings(saves)) if (age(save) <= sittings) kept.add(save);
  const days = new Set<number>();
  for (const save of saves) {
    const its = Math.floor(save.savedAt.getTime() / day);
    if (days.has(its)) continue;
    days.add(its);
    kept.add(save);
  }
  return saves.filter((save) => !kept.has(save));
}
