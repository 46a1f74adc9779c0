import { columnKey, columnsNamedIn } from "../datasets/used-columns.ts";
import { readSource } from "../fields/annotations.ts";
import { mapFormulas } from "./map-formulas.ts";
import { MeantFormula } from "./meant.ts";
import { type Part, partKey } from "./parts.ts";

/** Keys of the datasets and columns that a part uses: those that its formulas name, and what a field is filled from. */
export function* dataNamedBy(part: Part): Generator<string> {
  const texts: string[] = [];
  mapFormulas(part, (formula) => {
    texts.push(textOf(formula));
    return formula;
  });
  const source = readSource(part.attributes["x-source"]);
  for (const used of [...texts.flatMap(columnsNamedIn), ...(source === undefined ? [] : [source])]) {
    yield partKey("dataset", used.dataset);
    yield partKey("column", columnKey(used));
  }
}

/** The words of a formula, any in the place of those that name parts: `data` names none. */
function textOf(formula: unknown): string {
  if (formula instanceof MeantFormula)
    return formula.pieces.map((piece) => (typeof piece === "string" ? piece : "_")).join("");
  return typeof formula === "string" ? formula : "";
}
