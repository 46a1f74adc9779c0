import fc from "fast-check";
import { type Field, type Item, idsIn, linesOf, type Model, type Term, written } from "./model.ts";

/** So few that names meet all the time, on both sides and in rows and around them. */
const names = ["数", "量", "次", "分", "甲"] as const;
const codes = ["A", "B", "C", "D"] as const;

const number = (id: string, name: string): Field => ({ id, name, kind: "number", inside: [] });

/** Rows in which a name of the form's own stands again, an object with rows, and a computed field that looks outside. */
export const baseModel: Model = {
  fields: [
    number("f-1", "数"),
    number("f-2", "量"),
    {
      id: "f-r",
      name: "表",
      kind: "rows",
      inside: [
        number("f-r1", "数"),
        number("f-r2", "分"),
        {
          ...number("f-r3", "得"),
          computed: [
            { kind: "field", times: 2, id: "f-r1" },
            { kind: "field", times: 3, id: "f-2" },
          ],
        },
      ],
    },
    {
      id: "f-o",
      name: "件",
      kind: "object",
      inside: [
        number("f-o1", "次"),
        { id: "f-or", name: "行", kind: "rows", inside: [number("f-or1", "量"), number("f-or2", "次")] },
      ],
    },
    number("f-3", "甲"),
  ],
  items: [
    {
      id: "i-1",
      code: "A",
      title: "一",
      terms: [
        { kind: "field", times: 10, id: "f-1" },
        { kind: "sum", rows: "f-r", id: "f-r2", where: "f-r1", least: "f-2" },
      ],
    },
    {
      id: "i-2",
      code: "B",
      title: "二",
      terms: [
        { kind: "sum", rows: "f-or", id: "f-or1", where: "f-or2", least: "f-1" },
        { kind: "item", times: 2, id: "i-1" },
      ],
    },
    {
      id: "i-3",
      code: "C",
      title: "三",
      terms: [{ kind: "sum", rows: "f-r", id: "f-r3", where: "f-r3", least: "f-3" }],
    },
  ],
};

/** One step of an author; the model as it is where the step makes no sense in it. `mark` tells the sides' new ids apart. */
type Edit = (model: Model, mark: string) => Model;

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.nat(), fc.constantFrom(...names, "新", "乙")).map(rename) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...names)).map(add) },
  { weight: 2, arbitrary: fc.nat().map(remove) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -4, max: 9 })).map(addTerm) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat()).map(dropTerm) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.constantFrom(...codes)).map(recode) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...codes)).map(addItem) },
  { weight: 1, arbitrary: fc.nat().map(removeItem) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 3 })).map(retitle) },
  { weight: 1, arbitrary: fc.nat().map(intoObject) },
);

/** What an author made of a model: a sound one, which differs by up to so many steps. */
export function edited(mark: string, most = 5, base: Model = baseModel): fc.Arbitrary<Model> {
  return fc.array(edit, { minLength: 1, maxLength: most }).map((edits) =>
    edits.reduce((model, each, index) => {
      const next = each(model, `${mark}${index}`);
      return written(next) === null ? model : next;
    }, base),
  );
}

function rename([at, name]: [number, string]): Edit {
  return (model) => {
    const line = pick([...linesOf(model).values()], at);
    const id = line?.at(-1)?.id;
    return mapFields(model, (field) => (field.id === id ? { ...field, name } : field));
  };
}

function add([at, kind, name]: [number, number, string]): Edit {
  return (model, mark) => {
    const holders = [...linesOf(model).values()]
      .flatMap((line) => line.at(-1) ?? [])
      .filter(({ kind }) => kind !== "number");
    const holder = pick([undefined, ...holders], at);
    const fresh = number(`f-${mark}`, name);
    const around = [...linesOf(model).keys()].filter((id) => linesOf(model).get(id)?.length === 1);
    const source = pick(
      [...(holder?.inside ?? []), ...model.fields].filter(({ kind }) => kind === "number"),
      kind,
    );
    const field: Field =
      kind % 3 === 0 && source !== undefined && around.length > 0
        ? { ...fresh, computed: [{ kind: "field", times: 5, id: source.id }] }
        : fresh;
    if (holder === undefined) return { ...model, fields: [...model.fields, field] };
    return mapFields(model, (each) =>
      each.id === holder.id ? { ...each, inside: [...each.inside, field] } : each,
    );
  };
}

/** The field goes, and with it the terms that spoke of it. */
function remove(at: number): Edit {
  return (model) => {
    const gone = pick([...linesOf(model).values()], at)?.at(-1);
    if (gone === undefined) return model;
    const ids = new Set<string>();
    const enter = (field: Field) => {
      ids.add(field.id);
      field.inside.forEach(enter);
    };
    enter(gone);
    const kept = (terms: readonly Term[]) => terms.filter((term) => !idsIn([term]).some((id) => ids.has(id)));
    const walk = (fields: readonly Field[]): Field[] =>
      fields
        .filter(({ id }) => !ids.has(id))
        .map((field) => ({
          ...field,
          inside: walk(field.inside),
          ...(field.computed === undefined ? {} : { computed: kept(field.computed) }),
        }));
    return {
      fields: walk(model.fields),
      items: model.items.map((item) => ({ ...item, terms: kept(item.terms) })),
    };
  };
}

function addTerm([at, which, times]: [number, number, number]): Edit {
  return (model) => {
    const lines = [...linesOf(model).values()];
    const item = pick(model.items, at);
    const line = pick(
      lines.filter((each) => each.at(-1)?.kind === "number"),
      which,
    );
    const field = line?.at(-1);
    if (item === undefined || field === undefined) return model;
    const rows = line?.at(-2);
    const others = model.fields.filter(({ kind }) => kind === "number");
    const least = pick([...(rows?.inside ?? []), ...others], which + 1)?.id ?? field.id;
    const term: Term =
      rows?.kind === "rows"
        ? { kind: "sum", rows: rows.id, id: field.id, where: pick(rows.inside, which)?.id ?? field.id, least }
        : { kind: "field", times, id: field.id };
    return withItem(model, item.id, (each) => ({ ...each, terms: [...each.terms, term] }));
  };
}

function dropTerm([at, which]: [number, number]): Edit {
  return (model) => {
    const item = pick(model.items, at);
    if (item === undefined || item.terms.length === 0) return model;
    const terms = item.terms.toSpliced(which % item.terms.length, 1);
    return withItem(model, item.id, (each) => ({ ...each, terms }));
  };
}

function recode([at, code]: [number, string]): Edit {
  return (model) => withItem(model, pick(model.items, at)?.id, (each) => ({ ...each, code }));
}

function addItem([at, which, code]: [number, number, string]): Edit {
  return (model, mark) => {
    const used = pick(model.items, at);
    const field = pick(
      model.fields.filter(({ kind }) => kind === "number"),
      which,
    );
    const terms: Term[] = [
      ...(used === undefined ? [] : [{ kind: "item", times: 3, id: used.id } as const]),
      ...(field === undefined ? [] : [{ kind: "field", times: 7, id: field.id } as const]),
    ];
    return { ...model, items: [...model.items, { id: `i-${mark}`, code, title: "新", terms }] };
  };
}

function removeItem(at: number): Edit {
  return (model) => {
    const gone = pick(model.items, at)?.id;
    return {
      ...model,
      items: model.items
        .filter(({ id }) => id !== gone)
        .map((item) => ({
          ...item,
          terms: item.terms.filter((term) => term.kind !== "item" || term.id !== gone),
        })),
    };
  };
}

function retitle([at, title]: [number, string]): Edit {
  return (model) => withItem(model, pick(model.items, at)?.id, (each) => ({ ...each, title }));
}

/** A number of the form goes into its object. */
function intoObject(at: number): Edit {
  return (model) => {
    const moved = pick(
      model.fields.filter(({ kind }) => kind === "number"),
      at,
    );
    const object = model.fields.find(({ kind }) => kind === "object");
    if (moved === undefined || object === undefined) return model;
    const fields = model.fields.filter(({ id }) => id !== moved.id);
    return mapFields({ ...model, fields }, (each) =>
      each.id === object.id ? { ...each, inside: [...each.inside, moved] } : each,
    );
  };
}

function withItem(model: Model, id: string | undefined, change: (item: Item) => Item): Model {
  return { ...model, items: model.items.map((item) => (item.id === id ? change(item) : item)) };
}

function mapFields(model: Model, change: (field: Field) => Field): Model {
  const walk = (fields: readonly Field[]): Field[] =>
    fields.map((field) => {
      const next = change(field);
      return { ...next, inside: walk(next.inside) };
    });
  return { ...model, fields: walk(model.fields) };
}
