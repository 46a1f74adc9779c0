/** An order merged of two, or the knowledge that the same things were moved to different places. */
export interface MergedOrder {
  readonly order: readonly string[];
  readonly isContested: boolean;
}

interface Orders {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Three orders of the same things into one: what only one side moved or added stands where that side put it, behind
 * the same neighbour. Where both moved the same to different places, or what one moved past the other cannot be kept
 * beside what the other moved, the order of `side` counts.
 */
export function mergeOrder({ base, mine, theirs }: Orders, side: "mine" | "theirs"): MergedOrder {
  const movedByMine = movedIn(base, mine);
  const movedByTheirs = movedIn(base, theirs);
  const shared = new Set(theirs);
  const common = mine.filter((key) => shared.has(key));
  const isBoth = [...movedByMine].some((key) => movedByTheirs.has(key)) && !isSameOrder(common, theirs);
  const ways: [string[], readonly string[]][] = [
    [theirs.filter((key) => !movedByMine.has(key)), mine],
    [mine.filter((key) => !movedByTheirs.has(key)), theirs],
  ];
  const orders = ways
    .map(([stayed, other]) => insertMissing(stayed, other))
    .map((order) => ({ order, kept: keptBy({ base, mine, theirs }, order) }));
  // Of two ways that keep all moves, rather the one that moves nothing else.
  const { order } =
    orders.find(({ kept }) => kept === "all") ?? orders.find(({ kept }) => kept === "moves") ?? {};
  if (!isBoth && order !== undefined) return { order, isContested: false };
  return {
    order: side === "mine" ? insertMissing(mine, theirs) : insertMissing(theirs, mine),
    isContested: true,
  };
}

function isSameOrder(common: readonly string[], theirs: readonly string[]): boolean {
  const known = new Set(common);
  const inTheirs = theirs.filter((key) => known.has(key));
  return common.every((key, index) => key === inTheirs[index]);
}

/** Whether whatever either side moved past something else stands behind it (`moves`), and nothing else does (`all`). */
function keptBy({ base, mine, theirs }: Orders, order: readonly string[]): "all" | "moves" | "too-little" {
  const [own, other, now] = [placesIn(mine), placesIn(theirs), placesIn(order)];
  const places = base.flatMap((key) => {
    const [a, b, c] = [own.get(key), other.get(key), now.get(key)];
    return a === undefined || b === undefined || c === undefined ? [] : [{ own: a, other: b, now: c }];
  });
  let kept: "all" | "moves" = "all";
  for (const [index, first] of places.entries())
    for (const second of places.slice(index + 1)) {
      const wasMoved = first.own > second.own || first.other > second.other;
      const isMoved = first.now > second.now;
      if (wasMoved && !isMoved) return "too-little";
      if (isMoved && !wasMoved) kept = "moves";
    }
  return kept;
}

function placesIn(order: readonly string[]): ReadonlyMap<string, number> {
  return new Map(order.map((key, index) => [key, index]));
}

/** `order` with what only `other` has, each behind what it follows there. */
export function insertMissing(order: readonly string[], other: readonly string[]): string[] {
  const result = [...order];
  const present = new Set(order);
  let before: string | undefined;
  for (const key of other) {
    if (!present.has(key)) {
      result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key);
      present.add(key);
    }
    before = key;
  }
  return result;
}

/** What must have been moved, at least, to come from one order to the other: all but a longest run that stayed. */
function movedIn(base: readonly string[], next: readonly string[]): Set<string> {
  const at = placesIn(base);
  const common = next.filter((key) => at.has(key));
  const stayed = longestRising(common.map((key) => at.get(key) ?? 0));
  return new Set(common.filter((_key, index) => !stayed.has(index)));
}

/** Indexes of a longest strictly rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const found = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) found.add(index);
  return found;
}
