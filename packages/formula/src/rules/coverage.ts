import { holds } from "../filter/comparison.ts";
import { compare, type Rational } from "../numbers/rational.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import type { Facts } from "./facts.ts";
import { type Atom, atomsOf, type Logic, logicOf } from "./logic.ts";

/**
 * Whether one of the conditions holds whatever is filled in, given what is known. Each number that they compare with
 * constants can only lie on one of these or between two; each text is one of those named or another; everything else
 * is true or false. So all cases are gone through; too many of them, and it counts as not proven.
 */
export function covers(
  conditions: readonly TypedNode[],
  facts: Facts,
  choices: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (conditions.length > mostAtoms) return false;
  const asked = conditions.map(logicOf).filter((logic) => logic !== null);
  const atoms = asked.flatMap(atomsOf);
  if (asked.length < conditions.length || atoms.length === 0 || atoms.length > mostAtoms) return false;
  const variables = new Set(atoms.map(({ variable }) => variable));
  const known = latest(facts).filter(({ logic }) =>
    atomsOf(logic).every(({ variable }) => variables.has(variable)),
  );
  const cases = new Cases([...atoms, ...known.flatMap(({ logic }) => atomsOf(logic))], choices);
  return cases.all(
    (one) =>
      known.some(({ logic, holds: expected }) => cases.isTrue(logic, one) !== expected) ||
      asked.some((logic) => cases.isTrue(logic, one)),
  );
}

const mostCases = 128;
/** Comparisons that are considered, and conditions on the way. */
const mostAtoms = 60;
const mostKnown = 12;

function latest(facts: Facts): { logic: Logic; holds: boolean }[] {
  const found: { logic: Logic; holds: boolean }[] = [];
  let at = facts.latest;
  for (let count = 0; at !== null && count < mostKnown; count += 1) {
    const logic = logicOf(at.condition);
    if (logic !== null) found.push({ logic, holds: at.holds });
    at = at.before.latest;
  }
  return found;
}

/** What one case says of each variable: a place among its constants, a text (null: another), or a truth value. */
type Case = ReadonlyMap<string, number | string | boolean | null>;

class Cases {
  /** The constants that a variable is compared with, in order. */
  readonly #constants = new Map<string, Rational[]>();
  readonly #values = new Map<string, readonly (number | string | boolean | null)[]>();

  constructor(atoms: readonly Atom[], choices: ReadonlyMap<string, readonly string[]>) {
    const texts = new Map<string, Set<string | null>>();
    for (const atom of atoms) {
      const { variable } = atom;
      if (atom.kind === "truth") this.#values.set(variable, [true, false]);
      else if (atom.kind === "order") this.#place(variable, atom.constant);
      else texts.set(variable, (texts.get(variable) ?? new Set([null])).add(atom.text));
    }
    for (const [variable, named] of texts) this.#values.set(variable, choices.get(variable) ?? [...named]);
    for (const [variable, constants] of this.#constants)
      this.#values.set(
        variable,
        Array.from({ length: 2 * constants.length + 1 }, (_, place) => place),
      );
  }

  /** Whether something holds in all cases; false also of too many. */
  all(holdsIn: (one: Case) => boolean): boolean {
    const values = [...this.#values];
    const count = values.reduce((product, [, of]) => product * of.length, 1);
    if (count > mostCases) return false;
    return Array.from({ length: count }).every((_, index) => {
      const one = new Map<string, number | string | boolean | null>();
      let rest = index;
      for (const [variable, of] of values) {
        one.set(variable, of[rest % of.length] ?? null);
        rest = Math.floor(rest / of.length);
      }
      return holdsIn(one);
    });
  }

  isTrue(logic: Logic, one: Case): boolean {
    switch (logic.kind) {
      case "constant":
        return logic.value;
      case "NOT":
        return !logic.of.some((part) => this.isTrue(part, one));
      case "AND":
        return logic.of.every((part) => this.isTrue(part, one));
      case "OR":
        return logic.of.some((part) => this.isTrue(part, one));
      case "atom":
        return this.#holds(logic.atom, one.get(logic.atom.variable) ?? null);
    }
  }

  #place(variable: string, constant: Rational): void {
    const constants = this.#constants.get(variable) ?? [];
    if (!constants.some((each) => compare(each, constant) === 0)) constants.push(constant);
    this.#constants.set(variable, constants.sort(compare));
  }

  /** Constant `i` is place `2 i + 1`; the even places are between two. */
  #holds(atom: Atom, value: number | string | boolean | null): boolean {
    if (atom.kind === "truth") return value === true;
    if (atom.kind === "text") return (value === atom.text) === atom.same;
    const constants = this.#constants.get(atom.variable) ?? [];
    const place = 2 * constants.findIndex((each) => compare(each, atom.constant) === 0) + 1;
    return holds(atom.name, Number(value) < place ? -1 : value === place ? 0 : 1);
  }
}
