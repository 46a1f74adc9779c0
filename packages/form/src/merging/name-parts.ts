import type { Form } from "@duheng/contracts";
import { capturesIn } from "./captures.ts";
import type { MergeSide } from "./conflict.ts";
import {
  type FinalNames,
  type FreeName,
  finalNames,
  freeName,
  type NameClash,
  partedBy,
} from "./final-names.ts";
import { Namer } from "./namer.ts";
import { nameOf, noPart, type Parts } from "./parts.ts";
import { putTogether } from "./put-together.ts";
import { sides, type Three } from "./three.ts";

/** A merged document in words. */
export interface NamedParts {
  readonly names: FinalNames;
  readonly namer: Namer;
  /** What a part that is not in it is called, so that nothing else is meant. */
  readonly gone: (key: string) => string;
  readonly parts: Parts;
  readonly form: Form;
}

/**
 * Names the parts of a merged document and writes it in these names, so that every name means what it meant on the side
 * that it came from: equal ones among the same fields are parted, and so is one that would hide another from a formula.
 */
export function nameParts(
  three: Three,
  merged: Parts,
  choose: (id: string) => MergeSide,
  free: FreeName = freeName,
): NamedParts {
  const found = finalNames(three, merged, choose, free);
  const names = new Map(found.names);
  const clashes = [...found.clashes];
  const done = new Set<string>();
  for (let round = 0; ; round += 1) {
    const taken = new Set([...names.values(), ...[...merged.all.values()].map(nameOf)]);
    const gone = (key: string) => goneName(three, key, taken);
    const namer = new Namer(merged, names, gone);
    const parts = namer.inWords();
    const form = putTogether(parts);
    const captures = round < mostRounds ? capturesIn(merged, parts, form, namer) : [];
    const parted = captures.filter(
      ({ meant, instead }) => merged.all.has(meant) && meant !== instead && !done.has(`${meant} ${instead}`),
    );
    if (parted.length === 0)
      return { names: { ...found, names: new Map(names), clashes }, namer, gone, parts, form };
    for (const { meant, instead } of parted) {
      done.add(`${meant} ${instead}`);
      clashes.push(part(meant, instead ?? meant, taken));
    }
  }

  function part(meant: string, instead: string, taken: Set<string>): NameClash {
    const { id, mine, theirs, loser } = partedBy(three, meant, instead, choose);
    const name = names.get(loser) ?? "";
    const other = free(name, (candidate) => taken.has(candidate));
    names.set(loser, other);
    taken.add(other);
    return { id, name, mine, theirs, instead: other };
  }
}

/** Each round parts at least two names for good; a form in which that does not end is written as it is. */
const mostRounds = 8;

function goneName(three: Three, key: string, taken: ReadonlySet<string>): string {
  const part = sides.map((side) => three[side].all.get(key)).find((each) => each !== undefined);
  const name = `已删除_${nameOf(part ?? three.base.all.get(key) ?? noPart)}`;
  return taken.has(name) ? freeName(name, (candidate) => taken.has(candidate)) : name;
}
