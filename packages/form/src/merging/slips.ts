import type { Form } from "@duheng/contracts";
import { writeName } from "@duheng/formula";
import { withValueAt } from "../json/with-value-at.ts";
import { type ResolvedFormula, resolveFormulas } from "../references/resolve-formulas.ts";
import { keysByPointer, pointersOf } from "./pointers.ts";
import { takeApart } from "./take-apart.ts";

/** A word of a formula whose text stayed while what it means is another part than before. */
export interface Slip {
  /** JSON pointer of the formula in the later form. */
  readonly at: string;
  /** UTF-16 place of the word. */
  readonly from: number;
  readonly to: number;
  /** The word as it is written. */
  readonly word: string;
}

/**
 * The names that slipped to another part between two states of a form, though nobody touched the formulas: a row's field
 * went, and the form's own of that name is meant now; a new one hides another. Formulas that were written anew are their
 * author's. Fields without an id count as the same where they have the same key at the same place; of several with one id,
 * in a form that is unfinished, the first is the first and so on.
 */
export function slipsBetween(before: Form, after: Form): Slip[] {
  const earlier = new Map(identified(before).map((formula) => [formula.id, formula]));
  return identified(after).flatMap(({ id, at, source, names }) => {
    const was = earlier.get(id);
    if (was === undefined || was.source !== source) return [];
    return [...names].flatMap(([from, { to, target }]): Slip[] => {
      const old = was.names.get(from)?.target;
      if (old === undefined || old === target) return [];
      return [{ at, from, to, word: source.slice(from, to) }];
    });
  });
}

/** The later form with what slipped written as gone, so that its check tells it and nothing else is meant. */
export function withoutSlips(before: Form, after: Form): Form {
  return slipsBetween(before, after).reduceRight(
    (form, { at, from, to, word }) =>
      withValueAt(form, at, (source) => {
        const name = writeName(`已删除_${word.replace(/^\[|\]$/g, "")}`);
        return typeof source === "string" ? source.slice(0, from) + name + source.slice(to) : source;
      }),
    after,
  );
}

/** The points of the formula's own indicator, wherever that stands. */
const ownPointsTarget = "points";

interface IdentifiedFormula extends Pick<ResolvedFormula, "at" | "source"> {
  /** The part that it belongs to, wherever that stands, and its place there. */
  readonly id: string;
  /** By where each word begins: where it ends, and which part it means. */
  readonly names: ReadonlyMap<number, { readonly to: number; readonly target: string }>;
}

/** The formulas of a form with what they mean by the parts' ids, not by where these stand. */
function identified(form: Form): IdentifiedFormula[] {
  const keys = keysByPointer(pointersOf(takeApart(form, new Set())));
  const identityOf = (at: string) => keys.get(at) ?? at;
  return resolveFormulas(form).map(({ at, owner, place, source, references }) => {
    const words = references.flatMap((reference) =>
      reference.isOwnPoints === true
        ? reference.words.map((word) => ({ ...word, target: ownPointsTarget }))
        : reference.words,
    );
    return {
      at,
      source,
      id: `${identityOf(owner)} ${place}`,
      names: new Map(words.map(({ from, to, target }) => [from, { to, target: identityOf(target) }])),
    };
  });
}
