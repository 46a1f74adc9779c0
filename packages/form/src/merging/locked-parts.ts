import { membersByGroup, type Needs, withKept } from "./locked-needs.ts";
import { MeantPart } from "./meant.ts";
import { type Part, type Parts, partKey } from "./parts.ts";
import type { Three } from "./three.ts";

/** Keys of the indicators with these ids, and of their groups. */
export function lockedPartsOf(parts: Parts, lockedIds: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of lockedIds) {
    const indicator = parts.all.get(partKey("indicator", id));
    if (indicator === undefined) continue;
    found.add(indicator.key);
    const { group } = indicator.attributes;
    if (group instanceof MeantPart) found.add(group.part);
  }
  return found;
}

/**
 * `base` with those of these parts that both sides have made the same since, as `theirs` has them: a template that took a unit's
 * variant over and locked it. What is locked is the template's there, too.
 */
export function withMadeByBoth({ base, mine, theirs }: Three, keys: Iterable<string>): Parts {
  const all = new Map(base.all);
  const lists = new Map(base.lists);
  for (const key of keys) {
    const made = theirs.all.get(key);
    if (made === undefined || base.all.has(key) || !mine.all.has(key)) continue;
    all.set(key, made);
    lists.set(made.list, withBehind(lists.get(made.list) ?? [], theirs, made));
  }
  return { all, lists };
}

/**
 * `mine` with these parts as they are in `base`; those that were taken away stand behind the nearest that they followed. By meaning,
 * names are kept as `mine` has them. Parts that `base` does not have stay as they are.
 */
export function withPartsOf(base: Parts, mine: Parts, keys: ReadonlySet<string>): Parts {
  const all = new Map(mine.all);
  const lists = new Map(mine.lists);
  for (const key of keys) {
    const before = base.all.get(key);
    if (before === undefined) continue;
    const present = mine.all.get(key);
    all.set(key, present === undefined ? before : withNameOf(before, present));
    if (present === undefined) lists.set(before.list, withBehind(lists.get(before.list) ?? [], base, before));
  }
  return { all, lists };
}

/** `mine` with what locked parts rest on as it is in `base`; titles, hints and names stay as `mine` has them. */
export function withNeedsOf(base: Parts, mine: Parts, { keys, sums }: Needs): Parts {
  const all = new Map(mine.all);
  const lists = new Map(mine.lists);
  const members = membersByGroup(base);
  const inSums = new Set([...sums].flatMap((group) => members.get(group) ?? []));
  for (const key of keys) {
    const [before, present] = [base.all.get(key), mine.all.get(key)];
    // What was removed comes back by the merge, because it is needed.
    if (before === undefined || present === undefined) continue;
    const kept = inSums.has(key) ? withGroupOf(before, withKept(before, present)) : withKept(before, present);
    all.set(key, kept);
    if (kept.list === present.list) continue;
    lists.set(
      present.list,
      (lists.get(present.list) ?? []).filter((each) => each !== key),
    );
    lists.set(before.list, withBehind(lists.get(before.list) ?? [], base, before));
  }
  return { all, lists };
}

function withGroupOf({ attributes: { group } }: Part, present: Part): Part {
  return { ...present, attributes: { ...present.attributes, group } };
}

function withNameOf(before: Part, present: Part): Part {
  return { ...before, attributes: { ...before.attributes, code: present.attributes.code } };
}

function withBehind(list: readonly string[], base: Parts, { key, list: name }: Part): string[] {
  const order = base.lists.get(name) ?? [];
  // What stood right before it may have been taken away, too.
  const previous = order.slice(0, order.indexOf(key)).findLast((each) => list.includes(each));
  const at = previous === undefined ? -1 : list.indexOf(previous);
  return [...list.slice(0, at + 1), key, ...list.slice(at + 1)];
}
