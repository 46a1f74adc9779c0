import type { Form } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { sameJson } from "../json/equal.ts";
import { takeThreeApart } from "./by-meaning.ts";
import { type BrokenLock, lockSentence, membershipSentence, type Wording } from "./lock-sentences.ts";
import { changedBetween, isKept, membersByGroup, needsIn } from "./locked-needs.ts";
import { lockedPartsOf } from "./locked-parts.ts";
import { nameOf, noPart, type Part, type PartKind, type Parts, partKey, titleOf } from "./parts.ts";
import { pointersOf } from "./pointers.ts";
import type { Three } from "./three.ts";

/** A change of what an upper tenant requires: of a locked indicator, or of what it rests on. */
export interface LockBreach {
  readonly kind: "removed" | "changed" | "moved" | "joined" | "left";
  readonly part: PartKind;
  readonly id: string;
  /** What people call the part. */
  readonly title: string;
  /** JSON pointer of the part in the later document; of what holds it where the part is gone. */
  readonly path: string;
  /** Titles of the locked indicators that rest on it; of a locked indicator its own. */
  readonly indicators: readonly string[];
  /** What was changed, why it may not be, and what may. */
  readonly message: Sentence;
}

export interface LockedForms {
  /** The template that the form rests on, with its locks; without it the form before says what they hold. */
  readonly template?: Form | undefined;
  readonly before: Form;
  readonly after: Form;
  /** Ids of the locked indicators. */
  readonly lockedIds: readonly string[];
}

/**
 * What a change breaks of what an upper tenant locked: indicators with their groups in everything, what they rest on in
 * everything but titles, hints, names and places on the page, and who is in the groups whose points they read. What was otherwise before already may stay so, and
 * whatever brings it back to the template is no breach.
 */
export function lockBreaches({ template, before, after, lockedIds }: LockedForms): LockBreach[] {
  if (lockedIds.length === 0) return [];
  const three = takeThreeApart({ base: template ?? before, mine: before, theirs: after });
  const held = lockedPartsOf(three.base, lockedIds);
  const { uses, sums } = usesOf(three.base, lockedIds);
  const places = pointersOf(three.theirs);
  const changed = [...uses].flatMap(([key, indicators]): LockBreach[] => {
    const [wanted, was, now] = [three.base, three.mine, three.theirs].map(({ all }) => all.get(key));
    const isSame = held.has(key) ? isUntouched : isKept;
    if (isSame(was, now) || (template !== undefined && isSame(wanted, now))) return [];
    const part = now ?? was ?? wanted;
    return part === undefined ? [] : [breach(part, { was, now, indicators, isHeld: held.has(key), places })];
  });
  return [...changed, ...memberBreaches(three, { sums, places, isTemplate: template !== undefined })];
}

/** How far the locks of a form reach, each with the titles of the locked indicators. */
export interface LockReach {
  /** What they rest on, by JSON pointer; the locked indicators themselves are not among it. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  /** The groups whose points they read, by code: no indicator may come into these, none of `uses` may leave them. */
  readonly sums: ReadonlyMap<string, readonly string[]>;
}

/**
 * How far the locks of a form reach.
 * @param template what the form rests on: it says what is held, so that the form's own indicators in a group that is
 * read stay free, as `lockBreaches` judges; without it all that is there now is held
 */
export function lockReach(form: Form, lockedIds: readonly string[], template: Form = form): LockReach {
  if (lockedIds.length === 0) return { uses: new Map(), sums: new Map() };
  const { base, mine } = takeThreeApart({ base: template, mine: form, theirs: form });
  const own = new Set(lockedIds.map((id) => partKey("indicator", id)));
  const places = new Map([...pointersOf(mine), [partKey("ratings", ""), "/ratings"]]);
  const { uses, sums } = usesOf(base, lockedIds);
  return {
    uses: new Map(
      [...uses].flatMap(([key, titles]) => {
        const place = places.get(key);
        return place === undefined || own.has(key) ? [] : [[place, titles] as const];
      }),
    ),
    sums: new Map([...sums].map(([key, titles]) => [nameOf(mine.all.get(key) ?? noPart), titles])),
  };
}

/** Which fields, indicators, groups and rules the locked indicators of a form rest on: JSON pointer → their titles. */
export function lockedUses(form: Form, lockedIds: readonly string[]): LockReach["uses"] {
  return lockReach(form, lockedIds).uses;
}

type Titles = ReadonlyMap<string, readonly string[]>;

/**
 * What the locked indicators rest on, themselves and their groups included, and the groups whose points they read: each
 * with the titles of those that do.
 */
function usesOf(
  parts: Parts,
  lockedIds: readonly string[],
): { readonly uses: Titles; readonly sums: Titles } {
  const uses = new Map<string, Set<string>>();
  const sums = new Map<string, Set<string>>();
  const needs = needsIn(parts);
  const add = (to: Map<string, Set<string>>, key: string, title: string) => {
    const titles = to.get(key);
    if (titles === undefined) to.set(key, new Set([title]));
    else titles.add(title);
  };
  for (const id of lockedIds) {
    const indicator = parts.all.get(partKey("indicator", id));
    if (indicator === undefined) continue;
    const title = titleOf(indicator);
    const found = needs(lockedPartsOf(parts, [id]));
    for (const key of found.keys) add(uses, key, title);
    for (const key of found.sums) add(sums, key, title);
  }
  const lists = (of: ReadonlyMap<string, ReadonlySet<string>>) =>
    new Map([...of].map(([key, titles]) => [key, [...titles]] as const));
  return { uses: lists(uses), sums: lists(sums) };
}

interface ReadSums {
  readonly sums: Titles;
  readonly places: ReadonlyMap<string, string>;
  readonly isTemplate: boolean;
}

/** Who came into a group whose points are read, or was taken out of it; what is gone altogether is told as such. */
function memberBreaches({ base, mine, theirs }: Three, { sums, places, isTemplate }: ReadSums): LockBreach[] {
  if (sums.size === 0) return [];
  const [wanted, before, after] = [base, mine, theirs].map(membersByGroup);
  return [...sums].flatMap(([key, indicators]) => {
    const group = theirs.all.get(key) ?? mine.all.get(key) ?? base.all.get(key);
    const [of, was, now] = [wanted, before, after].map((members) => new Set(members?.get(key)));
    if (group === undefined || of === undefined || was === undefined || now === undefined) return [];
    const joined = [...now].filter((each) => !was.has(each) && !of.has(each));
    const left = [...was].filter((each) => !now.has(each) && (!isTemplate || of.has(each)));
    const told = (each: string, kind: "joined" | "left"): LockBreach[] => {
      const part = theirs.all.get(each);
      if (part === undefined) return [];
      const message = membershipSentence(kind, { title: titleOf(part), group: titleOf(group), indicators });
      const at = places.get(each) ?? "/indicators";
      return [{ kind, part: "indicator", id: part.id, title: titleOf(part), path: at, indicators, message }];
    };
    return [...joined.flatMap((each) => told(each, "joined")), ...left.flatMap((each) => told(each, "left"))];
  });
}

function isUntouched(before: Part | undefined, now: Part | undefined): boolean {
  return sameJson(before?.attributes, now?.attributes);
}

interface Broken extends BrokenLock {
  readonly places: ReadonlyMap<string, string>;
}

function breach(part: Part, broken: Broken): LockBreach {
  const { was, now, indicators, places } = broken;
  const kind: Wording =
    now === undefined
      ? "removed"
      : was !== undefined && was.list !== now.list && changedBetween(was, now).length === 0
        ? "moved"
        : "changed";
  return {
    kind,
    part: part.kind,
    id: part.id,
    title: titleOf(part),
    path: places.get(part.key) ?? placeWithout[part.kind] ?? "/fields",
    indicators,
    message: lockSentence(part, kind, broken),
  };
}

/** Where a part is missed. */
const placeWithout: Partial<Record<PartKind, string>> = {
  indicator: "/indicators",
  group: "/score/groups",
  score: "/score",
  ratings: "/ratings",
  dataset: "/datasets",
  column: "/datasets",
};
