import { writeName } from "@duheng/formula";
import { isRecord, recordOf } from "../json/record.ts";
import type { FormulaReference } from "../references/resolve-formulas.ts";

/**
 * The name of a part, such as the group of an indicator, by what it means: the key of the part stands where the name
 * stood. Two are the same where they mean the same, whatever the parts are called on either side.
 */
export class MeantPart {
  readonly part: string;

  constructor(part: string) {
    this.part = part;
  }
}

/** A formula by what its names mean. How it was written is remembered beside and is no part of what it is. */
export class MeantFormula {
  /** The text between the names, and the names. */
  readonly pieces: readonly (string | MeantPart)[];

  constructor(pieces: readonly (string | MeantPart)[]) {
    this.pieces = pieces;
  }
}

interface NamedReference extends FormulaReference {
  /** Key of the part that is meant. */
  readonly key: string;
  readonly name: string;
}

/** A formula as written, with the keys of the parts that its names mean. Without any it stays a text. */
export function meantFormula(source: string, references: readonly NamedReference[]): MeantFormula | string {
  if (references.length === 0) return source;
  const pieces: (string | MeantPart)[] = [];
  let at = 0;
  for (const { from, to, key } of references) {
    pieces.push(source.slice(at, from), new MeantPart(key));
    at = to;
  }
  pieces.push(source.slice(at));
  const formula = new MeantFormula(pieces);
  written.set(
    formula,
    references.map(({ from, to, name }) => ({ name, text: source.slice(from, to) })),
  );
  return formula;
}

/** How the names in a formula were written: letter by letter they stay so, as long as they are the names. */
const written = new WeakMap<MeantFormula, readonly { readonly name: string; readonly text: string }[]>();

const entryMark = "\u0000";

/** The key of a record's entry that goes by a part's name, such as an answer in a sample: no name begins like this. */
export function meantEntry(key: string): string {
  return entryMark + key;
}

/** What is written in place of what is meant. */
export interface Naming {
  /** The name of a part. */
  name(key: string): string;
  /** The name by which a record's entry goes; null takes the entry away. */
  entry(key: string): string | null;
}

/** A value of any depth in words. */
export function inWords(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, naming));
  if (value instanceof MeantPart) return naming.name(value.part);
  if (value instanceof MeantFormula) return formulaInWords(value, naming);
  if (!isRecord(value)) return value;
  return recordOf(
    Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
      const entry = name.startsWith(entryMark) ? naming.entry(name.slice(entryMark.length)) : name;
      return entry === null ? [] : [[entry, inWords(each, naming)]];
    }),
  );
}

function formulaInWords(formula: MeantFormula, naming: Naming): string {
  let text = "";
  for (const piece of piecesInWords(formula, naming)) text += piece.text;
  return text;
}

/** A formula's pieces as they are written, the names with the keys of the parts that they mean. */
export function piecesInWords(
  formula: MeantFormula,
  naming: Naming,
): { readonly text: string; readonly key?: string }[] {
  const before = written.get(formula) ?? [];
  let at = 0;
  return formula.pieces.map((piece) => {
    if (typeof piece === "string") return { text: piece };
    const name = naming.name(piece.part);
    const was = before[at];
    at += 1;
    return { text: was?.name === name ? was.text : writeName(name), key: piece.part };
  });
}

/** Calls `found` with the key of each part that a value speaks of. */
export function eachMeant(value: unknown, found: (key: string) => void): void {
  if (value instanceof MeantPart) found(value.part);
  else if (value instanceof MeantFormula) for (const piece of value.pieces) eachMeant(piece, found);
  else if (Array.isArray(value)) for (const each of value) eachMeant(each, found);
  else if (isRecord(value)) {
    for (const [name, each] of Object.entries(value)) {
      if (name.startsWith(entryMark)) found(name.slice(entryMark.length));
      eachMeant(each, found);
    }
  }
}
