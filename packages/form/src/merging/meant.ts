import { writeName } from "@duheng/formula";
import { isRecord, recordOf } from "../json/record.ts";

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

/** A name in a formula: an id with its path, which is found again when it is written. */
export class MeantName {
  /**
   * Keys of the parts that the words mean, less those that only lead to the next: `件.量` is 量, wherever it stands. The
   * fields of a definition do not tell by whom they are reached, so that what leads to them stays.
   */
  readonly parts: readonly string[];
  /** Keys of the lists whose rows are at hand, outermost first. */
  readonly within: readonly string[];
  /** Behind a dot: the key of the field that what is before the dot comes from; empty where it is not known. */
  readonly of: string | null;

  /** The word for the points of the indicator whose formula it is; then `parts` is empty. */
  readonly own?: string;

  constructor({ parts, within, of, own }: Pick<MeantName, "parts" | "within" | "of" | "own">) {
    this.parts = parts;
    this.within = within;
    this.of = of;
    if (own !== undefined) this.own = own;
  }
}

/** A formula by what its names mean. How it was written is remembered beside and is no part of what it is. */
export class MeantFormula {
  /** The text between the names, and the names. */
  readonly pieces: readonly (string | MeantName)[];

  constructor(pieces: readonly (string | MeantName)[]) {
    this.pieces = pieces;
  }
}

/** A name at its place in a formula's text, with the words that it was written by. */
export interface PlacedName {
  readonly from: number;
  readonly to: number;
  readonly meant: MeantName;
  readonly words: readonly string[];
}

/** A formula as written, with what its names mean. Without any it stays a text. */
export function meantFormula(source: string, names: readonly PlacedName[]): MeantFormula | string {
  if (names.length === 0) return source;
  const pieces: (string | MeantName)[] = [];
  let at = 0;
  for (const { from, to, meant } of names) {
    pieces.push(source.slice(at, from), meant);
    at = to;
  }
  pieces.push(source.slice(at));
  const formula = new MeantFormula(pieces);
  written.set(
    formula,
    names.map(({ from, to, words }) => ({ words: JSON.stringify(words), text: source.slice(from, to) })),
  );
  return formula;
}

/** How the names in a formula were written: letter by letter they stay so, as long as they are the names. */
const written = new WeakMap<MeantFormula, readonly { readonly words: string; readonly text: string }[]>();

const entryMark = "\u0000";

/** The key of a record's entry that goes by a part's name, such as an answer in a sample: no name begins like this. */
export function meantEntry(key: string): string {
  return entryMark + key;
}

const strayMark = "\u0001";

/** An entry that answered nothing: it bears the list whose parts it could have answered, of which none had its name. */
export function strayEntry(list: string, name: string): string {
  return `${strayMark}${list}${strayMark}${name}`;
}

/** The list and the name of an entry that answered nothing; null for any other. */
export function strayOf(entry: string): { readonly list: string; readonly name: string } | null {
  if (!entry.startsWith(strayMark)) return null;
  const [, list = "", ...name] = entry.split(strayMark);
  return { list, name: name.join(strayMark) };
}

/** What is written in place of what is meant. */
export interface Naming {
  /** The name of a part. */
  name(key: string): string;
  /** The words of a name in a formula. */
  words(meant: MeantName): readonly string[];
}

/** A value of any depth in words, but for the entries of samples. */
export function inWords(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, naming));
  if (value instanceof MeantPart) return naming.name(value.part);
  if (value instanceof MeantFormula)
    return piecesInWords(value, naming)
      .map(({ text }) => text)
      .join("");
  if (!isRecord(value)) return value;
  return recordOf(Object.entries(value).map(([name, each]) => [name, inWords(each, naming)] as const));
}

/** A formula's pieces as they are written, the names with what they mean. */
export function piecesInWords(
  formula: MeantFormula,
  naming: Naming,
): { readonly text: string; readonly meant?: MeantName }[] {
  const before = written.get(formula) ?? [];
  let at = 0;
  return formula.pieces.map((piece) => {
    if (typeof piece === "string") return { text: piece };
    const words = naming.words(piece);
    const was = before[at];
    at += 1;
    const isAsBefore = was?.words === JSON.stringify(words);
    return { text: isAsBefore ? was.text : words.map(writeName).join("."), meant: piece };
  });
}

/** The key of the part that a record's entry goes by; null where it goes by a word. */
export function entryPart(name: string): string | null {
  return name.startsWith(entryMark) ? name.slice(entryMark.length) : null;
}

/** Calls `found` with the key of each part that a value speaks of. */
export function eachMeant(value: unknown, found: (key: string) => void): void {
  if (value instanceof MeantPart) found(value.part);
  else if (value instanceof MeantName) value.parts.forEach(found);
  else if (value instanceof MeantFormula) for (const piece of value.pieces) eachMeant(piece, found);
  else if (Array.isArray(value)) for (const each of value) eachMeant(each, found);
  else if (isRecord(value)) {
    for (const [name, each] of Object.entries(value)) {
      const key = entryPart(name);
      if (key !== null) found(key);
      eachMeant(each, found);
    }
  }
}
