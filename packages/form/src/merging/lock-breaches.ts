import type { Form } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { attributeName } from "../difference/attribute-words.ts";
import { partName } from "../difference/change-sentences.ts";
import { sameJson } from "../json/equal.ts";
import { sentence } from "../problem.ts";
import { takeThreeApart } from "./by-meaning.ts";
import { changedBetween, isKept, needsOf } from "./locked-needs.ts";
import { lockedPartsOf } from "./locked-parts.ts";
import { type Part, type PartKind, type Parts, partKey, titleOf } from "./parts.ts";
import { pointersOf } from "./pointers.ts";

/** A change of what an upper tenant requires: of a locked indicator, or of what it rests on. */
export interface LockBreach {
  readonly kind: "removed" | "changed" | "moved";
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
 * What a change breaks of what an upper tenant locked: indicators with their groups in everything, and what they rest on
 * in everything but titles, hints, names and places on the page. What was otherwise before already may stay so, and
 * whatever brings it back to the template is no breach.
 */
export function lockBreaches({ template, before, after, lockedIds }: LockedForms): LockBreach[] {
  if (lockedIds.length === 0) return [];
  const three = takeThreeApart({ base: template ?? before, mine: before, theirs: after });
  const held = lockedPartsOf(three.base, lockedIds);
  const uses = usesOf(three.base, lockedIds);
  const places = pointersOf(three.theirs);
  return [...uses].flatMap(([key, indicators]): LockBreach[] => {
    const [wanted, was, now] = [three.base, three.mine, three.theirs].map(({ all }) => all.get(key));
    const isSame = held.has(key) ? isUntouched : isKept;
    if (isSame(was, now) || (template !== undefined && isSame(wanted, now))) return [];
    const part = now ?? was ?? wanted;
    return part === undefined ? [] : [breach(part, { was, now, indicators, isHeld: held.has(key), places })];
  });
}

/**
 * Which fields, indicators, groups and rules the locked indicators of a form rest on: JSON pointer → the titles of those
 * indicators. The locked indicators themselves are not among them.
 */
export function lockedUses(form: Form, lockedIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  if (lockedIds.length === 0) return new Map();
  const { base } = takeThreeApart({ base: form, mine: form, theirs: form });
  const own = new Set(lockedIds.map((id) => partKey("indicator", id)));
  const places = new Map([...pointersOf(base), [partKey("ratings", ""), "/ratings"]]);
  return new Map(
    [...usesOf(base, lockedIds)].flatMap(([key, titles]) => {
      const place = places.get(key);
      return place === undefined || own.has(key) ? [] : [[place, titles] as const];
    }),
  );
}

/** What the locked indicators rest on, themselves and their groups included, with the titles of those that do. */
function usesOf(parts: Parts, lockedIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const id of lockedIds) {
    const indicator = parts.all.get(partKey("indicator", id));
    if (indicator === undefined) continue;
    const title = titleOf(indicator);
    const held = lockedPartsOf(parts, [id]);
    for (const key of needsOf(parts, held)) {
      const titles = found.get(key) ?? [];
      if (!titles.includes(title)) titles.push(title);
      found.set(key, titles);
    }
  }
  return found;
}

function isUntouched(before: Part | undefined, now: Part | undefined): boolean {
  return sameJson(before?.attributes, now?.attributes);
}

interface Broken {
  readonly was: Part | undefined;
  readonly now: Part | undefined;
  readonly indicators: readonly string[];
  /** A locked indicator, or the group of one. */
  readonly isHeld: boolean;
  readonly places: ReadonlyMap<string, string>;
}

function breach(part: Part, broken: Broken): LockBreach {
  const { was, now, indicators, places } = broken;
  const kind =
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
    message: told(part, kind, broken),
  };
}

/** Where a part is missed. */
const placeWithout: Partial<Record<PartKind, string>> = {
  indicator: "/indicators",
  group: "/score/groups",
  ratings: "/ratings",
};

function told(part: Part, kind: LockBreach["kind"], { was, now, indicators, isHeld }: Broken): Sentence {
  const [zhPart, enPart] = partName(part.kind);
  const name = titleOf(was ?? part);
  const zhName = part.kind === "ratings" ? zhPart : `${zhPart}“${name}”`;
  const enName = part.kind === "ratings" ? enPart : `${enPart} "${name}"`;
  const [zhDo, enDo] = verbs[kind];
  if (isHeld && part.kind === "indicator") {
    return sentence(
      `不能${zhDo}${zhName}：它是上级要求的共性指标`,
      `the ${enName} is required from above and cannot be ${enDo}`,
    );
  }
  const users = indicators.map((title) => `“${title}”`).join("、");
  const enUsers = indicators.map((title) => `"${title}"`).join(", ");
  if (isHeld) {
    return sentence(
      `不能${zhDo}${zhName}：其中有上级要求的共性指标${users}`,
      `the ${enName} holds indicators required from above (${enUsers}) and cannot be ${enDo}`,
    );
  }
  const attributes = was === undefined || now === undefined ? [] : changedBetween(was, now);
  const [zh, en] = (["zh", "en"] as const).map((locale) => [
    ...new Set(attributes.map((each) => attributeName(part.kind, each)[locale])),
  ]);
  const zhWhat = kind === "changed" && zh !== undefined && zh.length > 0 ? `的${zh.join("、")}` : "";
  const enWhat = kind === "changed" && en !== undefined && en.length > 0 ? ` (${en.join(", ")})` : "";
  return sentence(
    `不能${zhDo}${zhName}${zhWhat}：锁定指标${users}要用到它。标题、说明和在页面上的位置可以改`,
    `the ${enName}${enWhat} cannot be ${enDo}: the locked indicators ${enUsers} rest on it. Its title, its description and its place on the page may be changed`,
  );
}

const verbs: Readonly<Record<LockBreach["kind"], readonly [zh: string, en: string]>> = {
  removed: ["删除", "removed"],
  changed: ["修改", "changed"],
  moved: ["移动", "moved elsewhere"],
};
