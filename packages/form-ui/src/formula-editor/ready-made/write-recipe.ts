import type { Scope } from "@duheng/formula";
import { complete } from "@duheng/formula";
import { halfWidth } from "../half-width.ts";
import type { PointsRange, Recipe, Slot, SlotId } from "./recipes.ts";
import type { Source } from "./sources.ts";

/** What is done where something that may be blank is: counted as 0 (or as not so), or the indicator does not apply. */
export type WhenBlank = "zero" | "not-applicable";

/** What is given where the plan is 0. */
export type WhenNone = "full" | "zero" | "not-applicable";

/** What a person has put into a recipe so far. */
export interface Filling {
  /** Written sources of slots for numbers and conditions, and amounts as typed. */
  readonly slots: Readonly<Partial<Record<SlotId, string>>>;
  /** The points to be had at most, as typed: where the scope has no word for them. */
  readonly full: string;
  readonly whenBlank: WhenBlank | "";
  readonly whenNone: WhenNone | "";
}

/** The formula that a recipe makes; null while something is still to be chosen. */
export function writeRecipe(
  recipe: Recipe,
  { slots, full, whenBlank, whenNone }: Filling,
  sources: readonly Source[],
  word: string | null,
): string | null {
  const points = word ?? readAmount(full);
  if (points === null) return null;
  const blank = blankSources(recipe, slots, sources);
  if (blank.length > 0 && whenBlank === "") return null;
  if (recipe.asksWhenNone === true && whenNone === "") return null;
  // What is not filled in has not come to too little: a veto waits for it.
  const staysBlank = recipe.id === "reaches";
  const of: Partial<Record<SlotId, string>> = {};
  for (const slot of recipe.slots) {
    const written = writeSlot(slot, slots[slot.id] ?? "", sources, staysBlank ? "not-applicable" : whenBlank);
    if (written === null) return null;
    of[slot.id] = written;
  }
  const none = { full: points, zero: "0", "not-applicable": "BLANK()", "": "0" }[whenNone];
  const mayBeBlank = blank.length > 0 && (staysBlank || whenBlank === "not-applicable");
  const source = recipe.write({ ...nothing, ...of }, points, { whenNone: none, mayBeBlank });
  if (!mayBeBlank) return source;
  const tests = [...new Set(blank.map(({ written }) => `ISBLANK(${written})`))];
  return `IF(${tests.join(" OR ")}, ${staysBlank ? "FALSE" : "BLANK()"}, ${source})`;
}

/** The chosen sources that may be blank. */
export function blankSources(
  { slots }: Recipe,
  filled: Filling["slots"],
  sources: readonly Source[],
): readonly Source[] {
  const chosen = slots.flatMap(({ id, kind }) => (kind === "amount" ? [] : [filled[id]]));
  return sources.filter(({ written, optional }) => optional && chosen.includes(written));
}

/** Sources that may fill a slot. */
export function sourcesFor({ kind }: Slot, sources: readonly Source[]): readonly Source[] {
  return kind === "condition" ? sources : sources.filter((source) => source.kind === "number");
}

/**
 * What slots begin with: amounts their initial, what is taken off at most as the range has it, others what their titles
 * suggest, each something else.
 */
export function guessSlots(
  recipe: Recipe,
  sources: readonly Source[],
  range?: PointsRange,
): Filling["slots"] {
  const found: Partial<Record<SlotId, string>> = {};
  const taken = new Set<string>();
  for (const slot of recipe.slots) {
    if (slot.kind === "amount") {
      const lowest = slot.id === "most" && range !== undefined && range.min < 0 ? range.min : undefined;
      found[slot.id] = lowest === undefined ? (slot.initial ?? "") : String(-lowest);
      continue;
    }
    const fitting = sourcesFor(slot, sources).filter(({ written }) => !taken.has(written));
    const guessed = fitting.find(({ titles }) => slot.hint?.test(titles.at(-1) ?? "") === true);
    if (guessed === undefined) continue;
    found[slot.id] = guessed.written;
    taken.add(guessed.written);
  }
  return found;
}

/** The word for the points to be had at most, where the scope has one and no field is called so. */
export function wordOfFull(scope: Scope): string | null {
  const words = Object.entries(scope.constants ?? {});
  const entries = words.length === 0 ? [] : complete("", 0, scope, () => true);
  const free = words.find(([word, { title }]) =>
    entries.some((entry) => entry.label === word && entry.title === title),
  );
  return free?.[0] ?? null;
}

/** A number as people type it, as formulas write it; null where it is none. */
export function readAmount(typed: string): string | null {
  const text = halfWidth(typed).trim();
  return /^\d{1,12}(\.\d{1,6})?%?$/.test(text) ? text : null;
}

function writeSlot(
  slot: Slot,
  filled: string,
  sources: readonly Source[],
  whenBlank: Filling["whenBlank"],
): string | null {
  if (slot.kind === "amount") return readAmount(filled);
  const source = sources.find(({ written }) => written === filled);
  if (source === undefined) return null;
  const { kind, optional, written } = source;
  const there =
    optional && whenBlank === "zero" ? `(${written} ?? ${kind === "boolean" ? "FALSE" : "0"})` : written;
  return slot.kind === "condition" && kind === "number" ? `${there} > 0` : there;
}

/** Slots that a recipe does not have are not read. */
const nothing: Readonly<Record<SlotId, string>> = {
  done: "",
  planned: "",
  count: "",
  each: "",
  value: "",
  low: "",
  high: "",
  event: "",
  met: "",
  least: "",
  most: "",
};
