import type { Form } from "@duheng/contracts";
import { ownPointsAt, resolveFormulas } from "../references/resolve-formulas.ts";
import { mapFormulas } from "./map-formulas.ts";
import { MeantFormula, piecesInWords } from "./meant.ts";
import type { Namer } from "./namer.ts";
import type { Parts } from "./parts.ts";
import { keysByPointer, pointersOf } from "./pointers.ts";

/** A name that would mean another part than it should where it stands. */
export interface Capture {
  /** Key of the part that is meant by the first word. */
  readonly meant: string;
  /** Key of the part that this word would mean there; null where it would mean none of the form's. */
  readonly instead: string | null;
}

/**
 * The names that mean something else once a document is written: a row's new field of the name that a formula beside it
 * gives to the form's own. Each pair of parts is told once.
 * @param parts the document by meaning
 * @param words the same as `namer` writes it, and `form` what that makes
 */
export function capturesIn(parts: Parts, words: Parts, form: Form, namer: Namer): Capture[] {
  const pointers = pointersOf(words);
  const keys = keysByPointer(pointers);
  const formulas = new Map(resolveFormulas(form).map((formula) => [formula.at, formula]));
  const found = new Map<string, Capture>();
  for (const part of parts.all.values()) {
    mapFormulas(part, (formula, place) => {
      if (!(formula instanceof MeantFormula)) return formula;
      const references = formulas.get((pointers.get(part.key) ?? "") + place)?.references ?? [];
      const byPlace = new Map(references.map(({ words }) => [words[0]?.from, words]));
      let from = 0;
      for (const { text, meant } of piecesInWords(formula, namer.of(part))) {
        const targets = byPlace.get(from) ?? [];
        from += text.length;
        const wanted = meant?.parts.at(-1);
        if (meant?.own !== undefined && targets[0]?.target !== ownPointsAt(pointers.get(part.key) ?? "")) {
          const instead = keys.get(targets[0]?.target ?? "");
          // Both words that say it are taken: what has taken this one gives way.
          if (instead !== undefined) found.set(`${instead} ${instead}`, { meant: instead, instead: null });
        }
        if (meant === undefined || wanted === undefined) continue;
        const isThere = meant.parts.every((key) => parts.all.has(key));
        const actual = keys.get(targets.at(-1)?.target ?? "");
        if (actual === (isThere ? wanted : undefined)) continue;
        const [first] = namer.line(meant, part);
        const instead = keys.get(targets[0]?.target ?? "") ?? null;
        if (first !== undefined) found.set(`${first.key} ${instead}`, { meant: first.key, instead });
      }
      return formula;
    });
  }
  return [...found.values()];
}
