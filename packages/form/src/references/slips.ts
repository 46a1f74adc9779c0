import type { Form } from "@duheng/contracts";
import { writeName } from "@duheng/formula";
import { valueAt } from "../json/pointer.ts";
import { ownText } from "../json/record.ts";
import { withValueAt } from "../json/with-value-at.ts";
import { type ResolvedFormula, resolveFormulas } from "./resolve-formulas.ts";

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
 * author's. Fields without an id count as the same where they have the same key at the same place.
 */
export function slipsBetween(before: Form, after: Form): Slip[] {
  const earlier = new Map(
    resolveFormulas(before).map((formula) => [
      ownerOf(before, formula),
      { formula, names: namesOf(before, formula) },
    ]),
  );
  return resolveFormulas(after).flatMap((formula) => {
    const was = earlier.get(ownerOf(after, formula));
    if (was === undefined || was.formula.source !== formula.source) return [];
    return [...namesOf(after, formula)].flatMap(([from, { to, target }]): Slip[] => {
      const old = was.names.get(from)?.target;
      if (old === undefined || old === target) return [];
      return [{ at: formula.at, from, to, word: formula.source.slice(from, to) }];
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

function namesOf(form: Form, { references }: ResolvedFormula): Map<number, { to: number; target: string }> {
  const words = references.flatMap((reference) => reference.words);
  return new Map(words.map(({ from, to, target }) => [from, { to, target: identityAt(form, target) }]));
}

/** What a pointer leads to, by its id; by the pointer where it has none. */
function identityAt(form: Form, at: string): string {
  const part = valueAt(form, at);
  return ownText(part, "x-id") ?? ownText(part, "id") ?? at;
}

/** A formula by the part that it belongs to, wherever that stands, and its place there. */
function ownerOf(form: Form, { at }: ResolvedFormula): string {
  const place =
    /\/(?:x-visible|x-computed|x-check(?:\/\d+)?\/formula|by\/formula|applicable|veto\/when|total)$/.exec(at);
  const end = place?.index ?? at.length;
  return `${identityAt(form, at.slice(0, end))} ${at.slice(end)}`;
}
