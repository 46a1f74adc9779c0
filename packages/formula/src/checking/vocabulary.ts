import { isDateText } from "../calendar/date-text.ts";
import { allOtherNames } from "../functions/other-names.ts";
import { functionTable } from "../functions/table.ts";
import type { Environment } from "../rules/environment.ts";
import { writeName } from "../syntax/names.ts";
import type { Vocabulary } from "../syntax/reread/vocabulary.ts";
import type { FormulaType, Property, RowShape } from "../types/formula-type.ts";

/** The words of a form, read once: its fields and their columns by key and title, and what may be chosen of them. */
export function vocabularyOf(environment: Environment): Vocabulary {
  const known = vocabularies.get(environment.fields);
  if (known !== undefined) return known;
  const made = readVocabulary(environment);
  vocabularies.set(environment.fields, made);
  return made;
}

/** Names of functions, ours and those of elsewhere. */
const functions: ReadonlySet<string> = new Set([
  ...allOtherNames(),
  ...functionTable.map(({ name }) => name),
]);

const vocabularies = new WeakMap<RowShape, Vocabulary>();

function readVocabulary({ fields, reserved }: Environment): Vocabulary {
  const keys = new Map<string, FormulaType>();
  const titles = new Map<string, string | null>();
  for (const { key, type, title } of properties(fields)) {
    if (!keys.has(key)) keys.set(key, type);
    if (title !== undefined) titles.set(title, titles.has(title) && titles.get(title) !== key ? null : key);
  }
  for (const [name, type] of reserved) keys.set(name, type);
  const writtenOf = (word: string): string | null => {
    if (keys.has(word)) return writeName(word);
    const key = titles.get(word);
    return key === undefined || key === null ? null : writeName(key);
  };
  const typeOf = (word: string) => keys.get(word) ?? keys.get(titles.get(word) ?? "");
  const spellings = [...new Set([...keys.keys(), ...titles.keys()])];
  spellings.sort((a, b) => b.length - a.length);
  return {
    has: (word) => keys.has(word) || titles.has(word),
    writtenOf,
    names: spellings.filter((word) => writeName(word) === word),
    awkward: spellings.filter((word) => writeName(word) !== word && writtenOf(word) !== null),
    functions,
    kindOf: (word) => typeOf(word)?.kind ?? null,
    choiceOf: (name, word) => choiceOf(typeOf(name), word),
    choicesOf: (name) => choicesOf(typeOf(name)),
    isDay: isDateText,
  };
}

/** The fields with the columns of their rows; the form's own come first. */
function properties(fields: RowShape): readonly Property[] {
  const own = fields.all();
  const columns = own.flatMap(({ type }) => {
    const row = type.kind === "list" ? type.item : type;
    return row.kind === "row" ? row.shape.all() : [];
  });
  return [...own, ...columns];
}

/** The value of an enum that a word is, or is the title of. */
function choiceOf(type: FormulaType | undefined, word: string): string | null {
  if (type?.kind !== "enum") return null;
  if (type.values.some(({ value }) => value === word)) return word;
  const titled = type.values.filter(({ title }) => title === word);
  return titled.length === 1 ? (titled[0]?.value ?? null) : null;
}

function choicesOf(type: FormulaType | undefined): readonly string[] {
  if (type?.kind !== "enum") return [];
  const choices = type.values.flatMap(({ value, title }) => (title === undefined ? [value] : [value, title]));
  return choices.filter((choice) => choice !== "").sort((a, b) => b.length - a.length);
}
