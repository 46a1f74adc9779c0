import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/run.mjs";

/**
 * The mutants of a target that change nothing that a test could notice, from `equivalents/<target>.json`: the line's text (`within`; numbers of
 * lines move), what of it is changed (`original`), to what (`mutated`), and why that is the same (`reason`).
 *
 * An entry without `within` names a class: all mutants of the lines `from` … `until` (texts of lines; without them, of the whole file), where none
 * can be told from the code by what it gives, or only by tests that are left out. `lines`: the numbers of the first and the last.
 */
export function namedEquivalents(target) {
  const named = JSON.parse(readFileSync(new URL(`./equivalents/${target}.json`, import.meta.url), "utf8"));
  return named.map((one) => (one.within === undefined ? { ...one, lines: linesOf(one) } : one));
}

function linesOf({ file, from, until }) {
  const lines = readFileSync(join(root, file), "utf8")
    .split("\n")
    .map((line) => line.trim());
  const first = from === undefined ? 0 : lines.indexOf(from);
  const last = until === undefined ? lines.length - 1 : lines.indexOf(until, first);
  if (first < 0 || last < 0)
    throw new Error(`没有这样的行 There is no such line: ${file}: ${from} … ${until}`);
  return [first + 1, last + 1];
}

/**
 * Parts the named mutants (`same`) and those of classes (`apart`) from the `others`. `idle`: what is named and is not there any more.
 */
export function withoutNamed(mutants, named) {
  const classes = named.filter(({ lines }) => lines !== undefined);
  const single = named.filter(({ lines }) => lines === undefined);
  const isNamed = (one) => (mutant) =>
    ["file", "within", "original"].every((key) => one[key] === mutant[key]) &&
    one.mutated.includes(mutant.mutated);
  const isIn =
    ({ file, lines: [first, last] }) =>
    (mutant) =>
      mutant.file === file && first <= mutant.line && mutant.line <= last;
  const apart = mutants.filter((mutant) => classes.some((one) => isIn(one)(mutant)));
  const rest = mutants.filter((mutant) => !apart.includes(mutant));
  return {
    others: rest.filter((mutant) => !single.some((one) => isNamed(one)(mutant))),
    same: rest.filter((mutant) => single.some((one) => isNamed(one)(mutant))),
    apart,
    idle: [
      ...single.flatMap((one) =>
        one.mutated
          .filter((mutated) => !rest.some(isNamed({ ...one, mutated: [mutated] })))
          .map((mutated) => ({ ...one, mutated })),
      ),
      ...classes
        .filter((one) => !mutants.some(isIn(one)))
        .map(({ lines: [line], ...one }) => ({ ...one, line, original: one.from ?? "*", mutated: "*" })),
    ],
  };
}
