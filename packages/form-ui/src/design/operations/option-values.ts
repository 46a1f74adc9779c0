import { cleanTitle, type Form } from "@duheng/contracts";
import { formulaPlaces } from "@duheng/form";
import { isRecord, own } from "../../shared/guards.ts";
import { freeName, newId } from "./ids.ts";
import { type Option, optionsHolder, optionsPatch, readOptions } from "./options.ts";
import { type FieldPath, patchSchema, schemaAt } from "./schemas.ts";

// The stored value is what an option is: formulas, samples and answers name it. It never changes with the title. Only
// an option that nobody can have met yet gets the title that was typed for it as its value, so that values stay words.

/** Adds an option at the end, with a value that no option of any field ever had. */
export function addOption(form: Form, path: FieldPath, wanted: string): Form {
  const options = optionsAt(form, path);
  const title = freeName(
    wanted,
    options.flatMap((option) => [option.title, String(option.value)]),
  );
  return withOptions(form, path, [...options, { value: newId(givenPrefix), title }]);
}

/** Gives an option another title; what refers to the option refers to it still. */
export function retitleOption(form: Form, path: FieldPath, index: number, title: string): Form {
  const options = optionsAt(form, path);
  return withOptions(
    form,
    path,
    options.map((option, at) => (at === index ? { ...option, title } : option)),
  );
}

/** Moves an option to another place among its like. */
export function moveOption(form: Form, path: FieldPath, from: number, to: number): Form {
  const options = optionsAt(form, path);
  const moved = options[from];
  if (moved === undefined || from === to || to < 0 || to >= options.length) return form;
  const others = options.filter((each) => each !== moved);
  return withOptions(form, path, [...others.slice(0, to), moved, ...others.slice(to)]);
}

/** What came of a list of options. */
export interface OptionsAdded {
  readonly form: Form;
  readonly added: number;
  /** Those that were there already, or came twice: not added again. */
  readonly repeated: readonly string[];
}

/**
 * Adds the options of a list, one from each line, behind the others; a value may stand behind a tab. They take the place
 * of those that nobody has named yet. Each has its title as its value, unless another option had that in `settled`.
 */
export function addOptions(form: Form, path: FieldPath, list: string, settled: Form): OptionsAdded {
  const before = optionsAt(form, path);
  const kept = before.filter((option) => !isUnnamed(option) || isMet(form, path, option, settled));
  const earlier = optionsOfField(settled, own(schemaAt(form.fields, path), "x-id"), path);
  const titles = new Set(kept.map(({ title }) => title));
  const values = new Set([...kept, ...earlier].map(({ value }) => String(value)));
  const added: Option[] = [];
  const repeated: string[] = [];
  for (const line of list.split(/\r?\n/)) {
    const [title = "", given = ""] = line.split("\t").map((each) => cleanTitle(each).trim());
    if (title === "") continue;
    if (titles.has(title)) {
      repeated.push(title);
      continue;
    }
    const wanted = given === "" ? title : given;
    const value = values.has(wanted) ? newId(givenPrefix) : wanted;
    titles.add(title);
    values.add(value);
    added.push({ value, title });
  }
  return added.length === 0
    ? { form, added: 0, repeated }
    : { form: withOptions(form, path, [...kept, ...added]), added: added.length, repeated };
}

export function removeOption(form: Form, path: FieldPath, index: number): Form {
  const options = optionsAt(form, path);
  return withOptions(
    form,
    path,
    options.filter((_, at) => at !== index),
  );
}

/**
 * When the title was typed: an option whose value the designer has given gets it as its value, where it is free and
 * nobody can have met the option: it is not in `settled` (the form as it was opened or published last), and nothing
 * in the form says its value. A title left empty becomes the value. Out: the form as it was where nothing changes.
 */
export function settleOption(form: Form, path: FieldPath, index: number, settled: Form): Form {
  const options = optionsAt(form, path);
  const option = options[index];
  if (option === undefined) return form;
  const title = option.title.trim();
  if (title === "") return retitleOption(form, path, index, String(option.value));
  if (!isGiven(option.value) || String(option.value) === title) return form;
  const fieldId = own(schemaAt(form.fields, path), "x-id");
  const earlier = optionsOfField(settled, fieldId, path);
  const taken = [...options.filter((each) => each !== option), ...earlier].flatMap((each) => [
    each.title,
    String(each.value),
  ]);
  if (isMet(form, path, option, settled) || taken.includes(title)) return form;
  return withOptions(
    form,
    path,
    options.map((each) => (each === option ? { ...each, value: title, title } : each)),
  );
}

function optionsAt(form: Form, path: FieldPath): Option[] {
  return readOptions(optionsHolder(schemaAt(form.fields, path)));
}

function withOptions(form: Form, path: FieldPath, options: readonly Option[]): Form {
  const schema = schemaAt(form.fields, path);
  return schema === undefined ? form : patchSchema(form, path, optionsPatch(schema, options));
}

/** Whether somebody can have met an option: by its value it was there before, or something in the form says it. */
function isMet(form: Form, path: FieldPath, { value }: Option, settled: Form): boolean {
  const earlier = optionsOfField(settled, own(schemaAt(form.fields, path), "x-id"), path);
  return earlier.some((each) => each.value === value) || isSaid(form, path, value);
}

const givenPrefix = "o";

/** What the two options of a new field are called. */
export const firstOptions = { zh: ["选项一", "选项二"], en: ["Option 1", "Option 2"] } as const;

const placeholders: readonly string[] = [...firstOptions.zh, ...firstOptions.en];

/** Whether nobody has typed a title for an option yet. */
function isUnnamed({ value, title }: Option): boolean {
  return isGiven(value) && (placeholders.includes(title) || /^(?:新选项|New choice)\s*\d*$/.test(title));
}

/** Whether a value is one that the designer gave: nobody typed it. */
function isGiven(value: Option["value"]): boolean {
  return typeof value === "string" && (/^o-[0-9a-z]{5,8}$/.test(value) || placeholders.includes(value));
}

/** The options that a field had in an earlier state of the form: the field by its id, else by its place. */
function optionsOfField(form: Form, id: unknown, path: FieldPath): Option[] {
  const found = typeof id === "string" ? fieldById(form.fields, id) : schemaAt(form.fields, path);
  return readOptions(optionsHolder(found));
}

function fieldById(schema: unknown, id: string): unknown {
  if (own(schema, "x-id") === id) return schema;
  const holders = ["properties", "$defs"].map((holder) => own(schema, holder)).filter(isRecord);
  const inside = [...holders.flatMap((holder) => Object.values(holder)), own(schema, "items")];
  for (const each of inside) {
    const found = isRecord(each) ? fieldById(each, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a formula, sample, default or example of the form says the value: by its words, so rather too often. */
function isSaid(form: Form, path: FieldPath, value: Option["value"]): boolean {
  const word = String(value);
  const schema = schemaAt(form.fields, path);
  const samples = (form.samples ?? []).map(({ inputs }) => inputs.answers);
  if (holdsWord([own(schema, "default"), own(schema, "examples"), samples], word)) return true;
  return formulaPlaces(form).some(({ source }) => source.includes(word));
}

function holdsWord(value: unknown, word: string): boolean {
  if (Array.isArray(value)) return value.some((each: unknown) => holdsWord(each, word));
  return isRecord(value) ? holdsWord(Object.values(value), word) : value === word;
}
