import { spokenNot, spokenOperators, spokenParts } from "./words.ts";

interface Surroundings {
  /** Whether a value ends right before the word. */
  readonly behindValue: boolean;
  /** Whether a value begins right behind it. */
  readonly beforeValue: boolean;
  /** Whether an opening bracket follows, so that the last piece is a function, or an operator before the bracket. */
  readonly isCalled: boolean;
  /** Longest first. */
  readonly names: readonly string[];
  readonly functions: ReadonlySet<string>;
  /** What may be chosen where the word begins, since it is compared with a choice; longest first. */
  readonly choices: readonly string[];
}

/**
 * Takes a word apart into operators, names and numbers in an order in which they make sense; null where it can't be, or
 * where it is one name. Nothing is left over: every letter of the word is in a piece.
 */
export function segment(word: string, at: Surroundings): readonly string[] | null {
  if (word.length > longest) return null;
  const pieces = cut(word, 0, at.behindValue, at, new Set());
  return pieces === null || (pieces.length === 1 && pieces[0] === word && !isSpoken(word)) ? null : pieces;
}

const longest = 80;

function isSpoken(piece: string): boolean {
  return spokenOperators.has(piece) || spokenParts.has(piece) || spokenNot.has(piece);
}

function cut(
  word: string,
  from: number,
  hasValue: boolean,
  at: Surroundings,
  dead: Set<string>,
): readonly string[] | null {
  if (from === word.length) return fits(hasValue, at) ? [] : null;
  const state = `${from} ${hasValue}`;
  if (dead.has(state)) return null;
  for (const [piece, ends] of piecesAt(word, from, hasValue, at)) {
    const rest = cut(word, from + piece.length, ends, at, dead);
    if (rest !== null) return [piece, ...rest];
  }
  dead.add(state);
  return null;
}

/** Whether what follows the word goes on from a value, or from where a value must follow. */
function fits(hasValue: boolean, { beforeValue, isCalled }: Surroundings): boolean {
  return isCalled || hasValue !== beforeValue;
}

/** What may begin at a place, and whether it ends a value; longer ones first. */
function* piecesAt(
  word: string,
  from: number,
  hasValue: boolean,
  { names, functions, choices, isCalled }: Surroundings,
): Generator<readonly [piece: string, ends: boolean]> {
  const rest = word.slice(from);
  if (!hasValue) {
    if (from === 0) for (const choice of choices) if (rest.startsWith(choice)) yield [choice, true];
    for (const name of names) if (rest.startsWith(name)) yield [name, true];
    if (isCalled && functions.has(rest.toUpperCase())) yield [rest, false];
    const number = from === 0 ? undefined : /^\d+/.exec(rest)?.[0];
    if (number !== undefined) yield [number, true];
    for (const not of spokenNot) if (rest.startsWith(not)) yield [not, false];
    for (const [part, role] of spokenParts) {
      // `，则` and `，否则`: the comma that sets them off ends no value.
      if ((role === "if" || from === 0) && rest.startsWith(part)) yield [part, false];
    }
    return;
  }
  for (const [part, role] of spokenParts) if (role !== "if" && rest.startsWith(part)) yield [part, false];
  for (const operator of operators) if (rest.startsWith(operator)) yield [operator, false];
}

const operators = [...spokenOperators.keys()].sort((a, b) => b.length - a.length);
