import type { Form } from "@duheng/contracts";
import { isRecord, type JsonRecord, ownText, recordOf } from "../json/record.ts";
import {
  type FormulaReference,
  type ResolvedFormula,
  resolveFormulas,
} from "../references/resolve-formulas.ts";
import { fieldsIn, listInside } from "./inside.ts";
import { mapFormulas } from "./map-formulas.ts";
import { MeantName, MeantPart, meantEntry, meantFormula, type PlacedName, strayEntry } from "./meant.ts";
import { listHolder, listName, nameOf, noPart, type Part, type Parts, partKey } from "./parts.ts";
import { keysByPointer, pointersOf } from "./pointers.ts";
import { takeApart } from "./take-apart.ts";
import { type Anonymous, anonymousFields } from "./take-apart-fields.ts";
import type { Three } from "./three.ts";

/**
 * A form taken apart in which nothing names another part any more: formulas, samples, the roles of key tasks and the
 * groups of indicators hold the keys of the parts that they mean. Its parts keep their own names as attributes.
 */
export function takeApartByMeaning(form: Form, anonymous: Anonymous): Parts {
  const parts = takeApart(form, anonymous);
  const reading = new Reading(parts, form);
  const all = [...parts.all].map(([key, part]) => [key, reading.meant(part)] as const);
  return { lists: parts.lists, all: new Map(all) };
}

/** A document and two others that came from it: fields without an id there go by their place in all three. */
export function takeThreeApart(documents: Readonly<Record<keyof Three, Form>>): Three {
  const anonymous = anonymousFields(documents.base.fields);
  const known = new Map<Form, Parts>();
  const apart = (form: Form): Parts => {
    const parts = known.get(form) ?? takeApartByMeaning(form, anonymous);
    known.set(form, parts);
    return parts;
  };
  return { base: apart(documents.base), mine: apart(documents.mine), theirs: apart(documents.theirs) };
}

class Reading {
  readonly #parts: Parts;
  readonly #pointers: ReadonlyMap<string, string>;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #formulas: ReadonlyMap<string, ResolvedFormula>;
  readonly #codes: ReadonlyMap<string, string>;
  readonly #inside = new Map<string, ReadonlyMap<string, string>>();

  constructor(parts: Parts, form: Form) {
    this.#parts = parts;
    this.#pointers = pointersOf(parts);
    this.#keys = keysByPointer(this.#pointers);
    this.#formulas = new Map(resolveFormulas(form).map((formula) => [formula.at, formula]));
    this.#codes = codesOf(parts);
  }

  meant(part: Part): Part {
    const at = this.#pointers.get(part.key);
    const attributes: Record<string, unknown> = {
      ...mapFormulas(part, (source, place) =>
        typeof source === "string" && at !== undefined ? this.#formula(source, at + place) : source,
      ),
    };
    if (part.kind === "indicator") attributes.group = this.#group(part);
    if (part.kind === "sample") this.#sample(attributes);
    if (isRecord(attributes["x-tasks"])) attributes["x-tasks"] = this.#tasks(part, attributes["x-tasks"]);
    return { ...part, attributes };
  }

  #formula(source: string, at: string): unknown {
    const found = this.#formulas.get(at)?.references ?? [];
    return meantFormula(
      source,
      found.flatMap((reference) => this.#name(reference, source)),
    );
  }

  #name({ words, of, within, isOwnPoints }: FormulaReference, source: string): PlacedName[] {
    const [only] = words;
    if (isOwnPoints === true && only !== undefined) {
      const { from, to } = only;
      const word = source.slice(from, to).replace(/^\[|\]$/g, "");
      return [{ from, to, meant: new MeantName({ ...ownPointsName, own: word }), words: [word] }];
    }
    const keys = words.flatMap(({ target }) => this.#keys.get(target) ?? []);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || keys.length < words.length) return [];
    const leads = (key: string, next: string | undefined) =>
      next !== undefined && listHolder(this.#parts.all.get(next)?.list ?? "") === key;
    const meant = new MeantName({
      parts: keys.filter((key, index) => !leads(key, keys[index + 1])),
      within: within.map((rows) => (rows === null ? "" : (this.#keys.get(rows) ?? ""))),
      of: of === undefined ? null : of === null ? "" : (this.#keys.get(of) ?? ""),
    });
    const { from } = first;
    const { to } = last;
    return [{ from, to, meant, words: keys.map((key) => nameOf(this.#parts.all.get(key) ?? noPart)) }];
  }

  #group({ attributes }: Part): unknown {
    const key = this.#codes.get(`group ${String(attributes.group)}`);
    return key === undefined ? attributes.group : new MeantPart(key);
  }

  #sample(attributes: Record<string, unknown>): void {
    const { inputs, expected } = attributes;
    if (isRecord(inputs)) {
      attributes.inputs = {
        ...inputs,
        ...this.#entries(inputs, "review", "indicator"),
        ...this.#entries(inputs, "ratings", "indicator"),
        ...(isRecord(inputs.answers)
          ? { answers: this.#answers(inputs.answers, partKey("fields", "")) }
          : {}),
      };
    }
    if (isRecord(expected)) {
      attributes.expected = {
        ...expected,
        ...this.#entries(expected, "indicators", "indicator"),
        ...this.#entries(expected, "groups", "group"),
      };
    }
  }

  #entries(holder: Readonly<Record<string, unknown>>, name: string, kind: "indicator" | "group") {
    const record = holder[name];
    if (!isRecord(record)) return {};
    const entries = Object.entries(record).map(([code, value]): [string, unknown] => {
      const key = this.#codes.get(`${kind} ${code}`);
      return [key === undefined ? strayEntry(`${kind}s:`, code) : meantEntry(key), value];
    });
    return { [name]: recordOf(entries) };
  }

  /** Answers by the fields of the part that holds them, those in objects beside the others; in rows, of every row. */
  #answers(value: unknown, holder: string): unknown {
    if (Array.isArray(value)) return value.map((row: unknown) => this.#answers(row, holder));
    if (!isRecord(value)) return value;
    const entries = new Map<string, unknown>();
    this.#enter(entries, value, holder);
    return recordOf(entries);
  }

  #enter(entries: Map<string, unknown>, answers: JsonRecord, holder: string): void {
    const fields = this.#fieldsInside(holder);
    const list = listInside(this.#parts, holder);
    for (const [name, answer] of Object.entries(answers)) {
      const key = fields.get(name);
      const isPlainObject =
        key !== undefined &&
        isRecord(answer) &&
        Object.keys(answer).length > 0 &&
        listInside(this.#parts, key) === listName("properties", key);
      if (key === undefined) entries.set(list === null ? name : strayEntry(list, name), answer);
      else if (isPlainObject) this.#enter(entries, answer, key);
      else entries.set(meantEntry(key), this.#answers(answer, key));
    }
  }

  #fieldsInside(holder: string): ReadonlyMap<string, string> {
    const found = this.#inside.get(holder) ?? fieldsIn(this.#parts, listInside(this.#parts, holder));
    this.#inside.set(holder, found);
    return found;
  }

  /** Key tasks name fields of their rows, and of the milestones in them. */
  #tasks(part: Part, tasks: Readonly<Record<string, unknown>>): unknown {
    const ofTask = this.#fieldsInside(part.key);
    const meant = (value: unknown, fields: ReadonlyMap<string, string>) => {
      const key = typeof value === "string" ? fields.get(value) : undefined;
      return key === undefined ? value : new MeantPart(key);
    };
    const milestones = ofTask.get(ownText(tasks, "milestones") ?? "");
    const ofMilestone = milestones === undefined ? new Map<string, string>() : this.#fieldsInside(milestones);
    return {
      ...tasks,
      title: meant(tasks.title, ofTask),
      milestones: meant(tasks.milestones, ofTask),
      ...(isRecord(tasks.milestone)
        ? {
            milestone: recordOf(
              Object.entries(tasks.milestone).map(([role, key]) => [role, meant(key, ofMilestone)] as const),
            ),
          }
        : {}),
    };
  }
}

/** The points of the indicator whose formula it is: they are of no part, so that wherever the formula goes they are its own. */
const ownPointsName = { parts: [], within: [], of: null };

/** `indicator CODE` and `group CODE` → the key of the part; of two with one code the first. */
function codesOf({ all }: Parts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of all.values()) {
    if (part.kind !== "indicator" && part.kind !== "group") continue;
    const name = `${part.kind} ${nameOf(part)}`;
    if (!found.has(name)) found.set(name, part.key);
  }
  return found;
}
