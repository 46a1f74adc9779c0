import type { Form, Indicator } from "@duheng/contracts";
import { floating, group, smallForm } from "../forms/small-form.ts";

/**
 * A form as its author means it: fields and indicators by ids that never change, names beside. What is written of it and
 * what it comes to are worked out here without the code under test.
 */
export interface Model {
  readonly fields: readonly Field[];
  readonly items: readonly Item[];
}

export interface Field {
  readonly id: string;
  readonly name: string;
  readonly kind: "number" | "object" | "rows";
  readonly inside: readonly Field[];
  /** A number that is computed from what stands beside and around it. */
  readonly computed?: readonly Term[];
}

/** An indicator of floating points. */
export interface Item {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly terms: readonly Term[];
}

/** A summand: so many times a field or an indicator, or the sum of a row's field over the rows that meet a condition. */
export type Term =
  | { readonly kind: "field"; readonly times: number; readonly id: string }
  | { readonly kind: "item"; readonly times: number; readonly id: string }
  | {
      readonly kind: "sum";
      readonly rows: string;
      readonly id: string;
      /** Of rows whose field is at least this other one, of the row or of the form. */
      readonly where: string;
      readonly least: string;
    };

/** A field with those that hold it, outermost first, itself last. */
export type Line = readonly Field[];

export function linesOf(model: Model): Map<string, Line> {
  const found = new Map<string, Line>();
  const walk = (fields: readonly Field[], above: Line) => {
    for (const field of fields) {
      found.set(field.id, [...above, field]);
      walk(field.inside, [...above, field]);
    }
  };
  walk(model.fields, []);
  return found;
}

/** The form as it is written. Null: a name would mean something else where it stands, or two fields have one. */
export function written(model: Model): Form | null {
  const lines = linesOf(model);
  let isSound =
    haveOwnNames(model.fields) && new Set(model.items.map(({ code }) => code)).size === model.items.length;

  /** `around`: the fields that a bare name may mean, innermost last. */
  const name = (id: string, around: readonly (readonly Field[])[]): string => {
    const line = lines.get(id);
    if (line === undefined) {
      isSound = false;
      return "0";
    }
    for (const [index, field] of [...line.entries()].reverse()) {
      const beside = around.findLast((fields) => fields.some((each) => each.name === field.name));
      if (beside?.some((each) => each.id === field.id) === true && isDirect(line, index, around))
        return line
          .slice(index)
          .map((each) => each.name)
          .join(".");
    }
    isSound = false;
    return "0";
  };
  const formula = (terms: readonly Term[], around: readonly (readonly Field[])[]): string =>
    terms.length === 0
      ? "0"
      : terms
          .map((term) => {
            if (term.kind === "item") {
              const item = model.items.find(({ id }) => id === term.id);
              if (item === undefined) isSound = false;
              return `${term.times} * (indicators.${item?.code} ?? 0)`;
            }
            if (term.kind === "field") return `${term.times} * (${name(term.id, around)} ?? 0)`;
            const rows = lines.get(term.rows)?.at(-1)?.inside ?? [];
            const inRow = [...around, rows];
            const own = rows.find(({ id }) => id === term.id)?.name;
            if (own === undefined) isSound = false;
            return `SUM(${name(term.rows, around)}[(${name(term.where, inRow)} ?? 0) >= (${name(term.least, inRow)} ?? 0)].${own})`;
          })
          .join(" + ");
  const schema = (field: Field, around: readonly (readonly Field[])[]): Record<string, unknown> => {
    const head = { title: field.name, "x-id": field.id };
    const inside = () => ({
      type: "object",
      properties: properties(field.inside, [...around, field.inside]),
    });
    if (field.kind === "rows") return { ...head, type: "array", items: inside() };
    if (field.kind === "object") return { ...head, ...inside() };
    return {
      ...head,
      type: "number",
      ...(field.computed === undefined ? {} : { "x-computed": formula(field.computed, around) }),
    };
  };
  const properties = (fields: readonly Field[], around: readonly (readonly Field[])[]) =>
    Object.fromEntries(fields.map((field) => [field.name, schema(field, around)]));
  const form = smallForm({
    properties: properties(model.fields, [model.fields]) as Form["fields"]["properties"],
    indicators: model.items.map(
      ({ id, code, title, terms }): Indicator => ({
        ...floating(code, -1e9, 1e9, formula(terms, [model.fields])),
        id,
        title,
      }),
    ),
    groups: [group("main")],
    score: { lower: -1e12, upper: 1e12 },
  });
  return isSound && !hasLoop(model) ? form : null;
}

/** Whether a name may begin with this field of the line: all above it are left out, and it stands among those around. */
function isDirect(line: Line, index: number, around: readonly (readonly Field[])[]): boolean {
  const siblings = index === 0 ? around[0] : line[index - 1]?.inside;
  return around.some((fields) => fields === siblings);
}

function haveOwnNames(fields: readonly Field[]): boolean {
  return (
    new Set(fields.map(({ name }) => name)).size === fields.length &&
    fields.every(({ inside }) => haveOwnNames(inside))
  );
}

/** Definitions that need themselves; a computed field needs what its terms name. */
function hasLoop(model: Model): boolean {
  const needs = new Map<string, readonly string[]>();
  for (const { id, terms } of model.items) needs.set(id, idsIn(terms));
  for (const [id, line] of linesOf(model)) {
    const field = line.at(-1);
    needs.set(id, [...idsIn(field?.computed ?? []), ...(field?.inside.map((each) => each.id) ?? [])]);
  }
  const state = new Map<string, "open" | "done">();
  const visit = (id: string): boolean => {
    if (state.get(id) === "open") return true;
    if (state.has(id)) return false;
    state.set(id, "open");
    const isLoop = (needs.get(id) ?? []).some(visit);
    state.set(id, "done");
    return isLoop;
  };
  return [...needs.keys()].some(visit);
}

/** The ids that terms speak of. */
export function idsIn(terms: readonly Term[]): string[] {
  return terms.flatMap((term) =>
    term.kind === "sum" ? [term.rows, term.id, term.where, term.least] : [term.id],
  );
}
