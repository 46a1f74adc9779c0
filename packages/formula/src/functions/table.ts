import type { Edition } from "../edition.ts";
import { type Spelled, spell } from "../nearest.ts";
import { aggregates } from "./aggregates.ts";
import { arithmetic } from "./arithmetic.ts";
import { choice } from "./choice.ts";
import { dates } from "./dates.ts";
import { group } from "./group.ts";
import { lists } from "./lists.ts";
import { logic } from "./logic.ts";
import { otherNamesOf } from "./other-names.ts";
import type { FunctionRow } from "./row.ts";
import { texts } from "./texts.ts";

/** Every function of the language, in the order of the documentation. */
export const functionTable: readonly FunctionRow[] = [
  ...aggregates,
  ...lists,
  ...arithmetic,
  ...choice,
  ...logic,
  ...texts,
  ...dates,
  ...group,
];

const byName = new Map(functionTable.map((row) => [row.name, row]));

const isAscii = /^[\x20-\x7e]*$/;

/** The name of a function without case and full-width letters. */
export function functionKey(name: string): string {
  return (isAscii.test(name) ? name : name.normalize("NFKC")).toUpperCase();
}

/** A function of an edition by its name in any case. */
export function findFunction(name: string, edition: Edition): FunctionRow | null {
  const row = byName.get(name) ?? byName.get(functionKey(name));
  return row === undefined || (row.since ?? 0) > edition ? null : row;
}

/** The functions' names made ready to be compared with one that is none of them. */
export function functionCandidates(): readonly Spelled[] {
  candidates ??= functionTable.map(({ name }) => spell({ word: name, aliases: otherNamesOf(name) }));
  return candidates;
}

let candidates: readonly Spelled[] | undefined;
