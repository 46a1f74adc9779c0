import { type Spelled, spell } from "../nearest.ts";
import type { Environment } from "../rules/environment.ts";
import { fallbackOf, type Reporter } from "../rules/reporter.ts";
import { isCellReference } from "../syntax/excel.ts";
import { writeName } from "../syntax/names.ts";
import { errorType, type FormulaType, type RowShape } from "../types/formula-type.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Where a name stands that nothing is called. */
export interface Surroundings {
  /** Stands for the rows at hand: the same object as long as they are the same. */
  readonly among: object;
  /** The rows at hand, outermost first. */
  readonly rows: readonly RowShape[];
  readonly environment: Environment;
  readonly reporter: Reporter;
}

interface Word {
  readonly from: number;
  readonly to: number;
}

/** Tells of a name by itself that is none, with what it may have been meant to be. */
export function reportUnknownName(name: string, word: Word, around: Surroundings): void {
  const { among, rows, environment, reporter } = around;
  const bare = bareName(name);
  const offered = isOnOtherSheet(name) ? [] : reporter.offer(bare, among, () => candidates(around));
  // The title of just one field means that field.
  const meant = rows.length === 0 && offered.length > 0 ? vocabularyOf(environment).writtenOf(bare) : null;
  report({ name, word, offered, meant, typeOf: (key) => typeAmong(rows, environment, key) }, reporter);
}

/** Tells of a property that no row has, with those of the row that it may have been meant to be. */
export function reportUnknownProperty(
  name: string,
  word: Word,
  shape: RowShape,
  { reporter }: Surroundings,
): void {
  const offered = isOnOtherSheet(name) ? [] : reporter.offer(bareName(name), shape, () => spelledOf(shape));
  const typeOf = (key: string) => shape.find(key)?.type ?? errorType;
  report({ name, word, offered, meant: null, typeOf }, reporter);
}

interface Unknown {
  readonly name: string;
  readonly word: Word;
  readonly offered: readonly string[];
  /** How what is meant is written, where that is certain. */
  readonly meant: string | null;
  readonly typeOf: (key: string) => FormulaType;
}

function report({ name, word, offered, meant, typeOf }: Unknown, reporter: Reporter): void {
  const fixes = offered.flatMap((key) => {
    const written = writeName(key);
    const type = typeOf(key);
    const fallback = type.optional ? fallbackOf(type) : null;
    const guess = { from: word.from, to: word.to, insert: written, rewrites: true as const };
    const plain = written === meant ? { ...guess, certain: true as const } : guess;
    return fallback === null
      ? [plain]
      : [plain, { ...guess, insert: reporter.withDefault(written, fallback, word.to) }];
  });
  const [first] = offered;
  const cell = isCellReference(name);
  reporter.add(
    "unknown-name",
    word,
    { name, ...(first === undefined ? {} : { nearest: first }), ...(cell ? { cell } : {}) },
    fixes,
  );
}

function isOnOtherSheet(name: string): boolean {
  return isCellReference(name) && name.includes("!");
}

/** A name without the marks that Excel's tables write before a column. */
function bareName(name: string): string {
  return name.replace(/^[@#]/, "");
}

function candidates({ rows, environment }: Surroundings): Spelled[] {
  const { definitions, reserved, fields, constants } = environment;
  return [
    ...[...rows].reverse().flatMap(spelledOf),
    ...spelledOf(fields),
    ...[...definitions.keys(), ...reserved.keys(), ...Object.keys(constants)].map((word) => spell({ word })),
  ];
}

function typeAmong(rows: readonly RowShape[], { fields }: Environment, key: string): FormulaType {
  for (const shape of [...rows].reverse().concat(fields)) {
    const found = shape.find(key);
    if (found !== null) return found.type;
  }
  return errorType;
}

/** The names of a row made ready to be compared: once for a row, which lives as long as the scope. */
function spelledOf(shape: RowShape): readonly Spelled[] {
  const known = spelled.get(shape);
  if (known !== undefined) return known;
  const made = shape
    .all()
    .map(({ key, title }) => spell({ word: key, aliases: title === undefined ? [] : [title] }));
  spelled.set(shape, made);
  return made;
}

const spelled = new WeakMap<RowShape, readonly Spelled[]>();
