import { readFileSync } from "node:fs";

/**
 * The mutants of a target that change nothing that a test could notice, from `equivalents/<target>.json`: the line's text (`within`; numbers of
 * lines move), what of it is changed (`original`), to what (`mutated`), and why that is the same (`reason`).
 */
export function namedEquivalents(target) {
  return JSON.parse(readFileSync(new URL(`./equivalents/${target}.json`, import.meta.url), "utf8"));
}

/** Parts the named mutants (`same`) from the `others`. `idle`: what is named and is not there any more. */
export function withoutNamed(mutants, named) {
  const isNamed = (one) => (mutant) =>
    ["file", "within", "original"].every((key) => one[key] === mutant[key]) &&
    one.mutated.includes(mutant.mutated);
  return {
    others: mutants.filter((mutant) => !named.some((one) => isNamed(one)(mutant))),
    same: mutants.filter((mutant) => named.some((one) => isNamed(one)(mutant))),
    idle: named.flatMap((one) =>
      one.mutated
        .filter((mutated) => !mutants.some(isNamed({ ...one, mutated: [mutated] })))
        .map((mutated) => ({ ...one, mutated })),
    ),
  };
}
