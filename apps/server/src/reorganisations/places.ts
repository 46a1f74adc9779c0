import type { Department, PlaceChoice, Staff, StaffCategory } from "@duheng/contracts";
import type { Receiver } from "./participants.ts";

/** What a department or a category of a giving unit becomes in the receiving one. */
export interface Place {
  readonly fromId: string;
  readonly ref: string;
  readonly name: string;
  /** How many go with it. */
  readonly people: number;
  /** there: is one that the receiver has; made: by its own name or a chosen one; missing: nobody has said. */
  readonly outcome: "there" | "made" | "missing";
  readonly toId?: string;
  readonly toName?: string;
  /** The receiver has one of the same name. */
  readonly isSameName: boolean;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

interface Asked<T extends Named> {
  readonly from: readonly T[];
  readonly there: readonly T[];
  readonly receiver: Receiver;
  readonly choices: readonly PlaceChoice[];
  readonly people: ReadonlyMap<string, number>;
  /** Names that other parts of the same act make in the receiver. */
  readonly alsoMade: ReadonlySet<string>;
}

/** Departments: the one of the same name, else made under the own name, unless chosen otherwise. */
export function departmentPlaces(asked: Asked<Department>): Place[] {
  return asked.from.map((one) =>
    placeOf(one, asked, ({ name }) => ({ outcome: "made" as const, toName: name })),
  );
}

/** Categories: the one of the same name or code; a counterpart that is none has to be chosen. */
export function categoryPlaces(asked: Asked<StaffCategory>): Place[] {
  return asked.from.map((one) =>
    placeOf(one, asked, ({ code }) => {
      // A unit that is made in the act has none of its own.
      if (asked.receiver.tenant === undefined) return { outcome: "made" as const, toName: one.name };
      const same = asked.there.find((each) => each.code === code && each.state === "active");
      return same === undefined
        ? { outcome: "missing" as const }
        : { outcome: "there" as const, toId: same.id, toName: same.name };
    }),
  );
}

function placeOf<T extends Named>(
  one: T,
  { there, receiver: { ref }, choices, people, alsoMade }: Asked<T>,
  otherwise: (one: T) => Pick<Place, "outcome"> & Partial<Pick<Place, "toId" | "toName">>,
): Place {
  const active = there.filter(({ state }) => state === "active");
  const named = (name: string) => active.find((each) => each.name === name);
  const same = named(one.name);
  const told = {
    ...{ fromId: one.id, ref, name: one.name, people: people.get(one.id) ?? 0 },
    isSameName: same !== undefined || alsoMade.has(one.name),
  };
  // A name that is retired there cannot be given again.
  const made = (toName: string) => {
    const isTaken = there.some(({ name, state }) => name === toName && state !== "active");
    return isTaken ? { ...told, outcome: "missing" as const } : { ...told, outcome: "made" as const, toName };
  };
  const chosen = choices.find((each) => each.fromId === one.id && each.ref === ref);
  const target = active.find(({ id }) => id === chosen?.toId) ?? named(chosen?.make ?? "");
  if (target !== undefined) return { ...told, outcome: "there", toId: target.id, toName: target.name };
  if (chosen?.make !== undefined) return made(chosen.make);
  if (same !== undefined) return { ...told, outcome: "there", toId: same.id, toName: same.name };
  const other = otherwise(one);
  return other.outcome === "made" ? made(other.toName ?? one.name) : { ...told, ...other };
}

/** How many people each department, or category, has. */
export function countBy(
  people: readonly Staff[],
  key: "departmentId" | "categoryId",
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of people) counts.set(one[key], (counts.get(one[key]) ?? 0) + 1);
  return counts;
}
