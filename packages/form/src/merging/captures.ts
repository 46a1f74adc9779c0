import type { Form } from "@duheng/contracts";
import { resolveFormulas } from "../references/resolve-formulas.ts";
import { mapFormulas } from "./map-formulas.ts";
import { MeantFormula, type Naming, piecesInWords } from "./meant.ts";
import type { Parts } from "./parts.ts";
import { pointersOf } from "./pointers.ts";

/** A name that would mean another part than it should where it stands. */
export interface Capture {
  /** Key of the part that is meant. */
  readonly meant: string;
  /** Key of the part that the name would mean there; null where it would mean none of the form's. */
  readonly instead: string | null;
}

/**
 * The names that mean something else once a document is written: a row's new field of the name that a formula beside it
 * gives to the form's own. Each pair of parts is told once.
 * @param parts the document by meaning
 * @param inWords the same, and `form` what it makes, both with the names of `naming`
 */
export function capturesIn(parts: Parts, inWords: Parts, form: Form, naming: Naming): Capture[] {
  const pointers = pointersOf(inWords);
  const keys = new Map([...pointers].map(([key, at]) => [at, key]));
  const formulas = new Map(resolveFormulas(form).map((formula) => [formula.at, formula]));
  const found = new Map<string, Capture>();
  for (const part of parts.all.values()) {
    mapFormulas(part, (formula, place) => {
      if (!(formula instanceof MeantFormula)) return formula;
      const references = formulas.get((pointers.get(part.key) ?? "") + place)?.references ?? [];
      const targets = new Map(references.map(({ from, target }) => [from, keys.get(target) ?? null]));
      let from = 0;
      for (const { text, key } of piecesInWords(formula, naming)) {
        const instead = targets.get(from) ?? null;
        const meant = key !== undefined && parts.all.has(key) ? key : null;
        if (key !== undefined && meant !== instead) found.set(`${key} ${instead}`, { meant: key, instead });
        from += text.length;
      }
      return formula;
    });
  }
  return [...found.values()];
}
