import type { FieldsSchema, Form } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own, ownRecord } from "../json/record.ts";
import { follow, insideOf, Level, type WrittenSchema } from "./level.ts";

/** A formula of a form with the fields among which it stands. */
export interface FormulaPlace {
  /** JSON pointer of its text: that of the field's schema, indicator or score that it belongs to, and its place there. */
  readonly at: string;
  readonly owner: string;
  readonly place: string;
  readonly source: string;
  /** Null for those of indicators and the total, which may name more than fields. */
  readonly level: Level | null;
}

/** Every formula of a form, each once: one in a definition as it is read where the definition is first used. */
export function formulaPlaces(form: Form): FormulaPlace[] {
  const walk = new Walk(form.fields);
  walk.inside({ schema: form.fields, at: "/fields" }, null, 0);
  walk.unusedDefinitions();
  return [...walk.found.values(), ...formulasOfScore(form)];
}

/** The level of a form's own fields. */
export function topLevel(form: Form): Level {
  return new Level(form.fields, { schema: form.fields, at: "/fields" }, null);
}

/** The formulas that a field's schema says of itself: its own text, behind the pointer of the schema. */
function formulasOfField(schema: unknown): [place: string, source: string][] {
  const found: [string, string][] = [];
  const add = (place: string, source: unknown) => {
    if (typeof source === "string") found.push([place, source]);
  };
  add("/x-visible", own(schema, "x-visible"));
  add("/x-computed", own(schema, "x-computed"));
  const checks = own(schema, "x-check");
  if (Array.isArray(checks))
    for (const [index, check] of checks.entries()) add(`/x-check/${index}/formula`, own(check, "formula"));
  else add("/x-check/formula", own(checks, "formula"));
  return found;
}

class Walk {
  readonly found = new Map<string, FormulaPlace>();
  readonly #root: FieldsSchema;
  readonly #seen = new Set<string>();

  constructor(root: FieldsSchema) {
    this.#root = root;
  }

  /** The fields that a schema holds. */
  inside(holder: WrittenSchema, outer: Level | null, depth: number): void {
    if (depth > fieldLimits.depth || this.#seen.has(holder.at)) return;
    this.#seen.add(holder.at);
    const level = new Level(this.#root, holder, outer);
    for (const [key, schema] of Object.entries(ownRecord(holder.schema, "properties") ?? {})) {
      if (isRecord(schema)) this.#field({ schema, at: pointer(holder.at, "properties", key) }, level, depth);
    }
  }

  /** Definitions that no field refers to: as if a field of the form did. */
  unusedDefinitions(): void {
    const level = new Level(this.#root, { schema: this.#root, at: "/fields" }, null);
    for (const [name, schema] of Object.entries(ownRecord(this.#root, "$defs") ?? {})) {
      if (isRecord(schema)) this.#field({ schema, at: pointer("/fields", "$defs", name) }, level, 0);
    }
  }

  #field(field: WrittenSchema, level: Level, depth: number): void {
    this.#own(field, level);
    const definition = follow(this.#root, field);
    if (definition.at !== field.at) this.#own(definition, level);
    const inside = insideOf(this.#root, field);
    if (inside !== null) this.inside(inside, level, depth + 1);
  }

  #own({ schema, at }: WrittenSchema, level: Level): void {
    for (const [place, source] of formulasOfField(schema)) {
      const whole = at + place;
      if (!this.found.has(whole)) this.found.set(whole, { at: whole, owner: at, place, source, level });
    }
  }
}

/** The formulas of indicators and of the total. */
export function formulasOfScore({ indicators, score }: Pick<Form, "indicators" | "score">): FormulaPlace[] {
  const found: FormulaPlace[] = [];
  const add = (owner: string, place: string, source: string | undefined) => {
    if (source !== undefined) found.push({ at: owner + place, owner, place, source, level: null });
  };
  for (const [index, { by, applicable, veto }] of indicators.entries()) {
    const at = pointer("/indicators", index);
    add(at, "/by/formula", by.kind === "formula" ? by.formula : undefined);
    add(at, "/applicable", applicable);
    add(at, "/veto/when", veto?.when);
  }
  add("/score", "/total", score.total);
  return found;
}
