import fc from "fast-check";
import { expect, test } from "vitest";
import { createFillStore, type FieldInfo, type FillStore, prepareForm } from "../src/index.ts";
import { anyAnswer, randomForm } from "./forms/random-form.ts";

interface Edit {
  readonly what: "set" | "insert" | "remove" | "move" | "undo" | "redo";
  /** Of all places where it is possible now, the one with this number, counted around. */
  readonly where: number;
  readonly index: number;
  readonly value: unknown;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom("set", "set", "set", "set", "insert", "insert", "remove", "move", "undo", "redo"),
  where: fc.nat({ max: 200 }),
  index: fc.nat({ max: 3 }),
  value: anyAnswer,
});

/** Every path at which the form has a field or a row with these answers. */
function placesOf(
  store: FillStore,
  fields: readonly FieldInfo[],
  holder: string,
): [string, FieldInfo | null][] {
  return fields.flatMap((field): [string, FieldInfo | null][] => {
    const path = `${holder}/${field.key}`;
    const own: [string, FieldInfo][] = [[path, field]];
    if (field.kind === "object") return [...own, ...placesOf(store, field.fields ?? [], path)];
    const value = store.get(path);
    if (field.kind !== "rows" || !Array.isArray(value)) return own;
    const rows = value.flatMap((_, index): [string, FieldInfo | null][] => {
      const row = `${path}/${index}`;
      return [[row, null], ...placesOf(store, field.fields ?? [], row)];
    });
    return [...own, ...rows];
  });
}

function apply(store: FillStore, fields: readonly FieldInfo[], { what, where, index, value }: Edit): void {
  const places = placesOf(store, fields, "").flatMap(([path, field]) =>
    field === null ? [] : [{ path, field }],
  );
  const settable = places.filter(({ field }) => field.computed === undefined);
  const lists = places.filter(({ field }) => field.kind === "rows");
  const place = (what === "set" ? settable : lists)[where % (what === "set" ? settable : lists).length];
  if (what === "undo") store.undo();
  else if (what === "redo") store.redo();
  else if (place === undefined) return;
  else if (what === "set") store.set(place.path, value);
  else if (what === "insert") store.insertRow(place.path, index);
  else if (what === "remove") store.removeRow(place.path, index);
  else store.moveRow(place.path, index, 0);
}

/** What a page shows of every place, to compare before and after. */
function shown(store: FillStore, fields: readonly FieldInfo[]): Map<string, unknown[]> {
  return new Map(
    placesOf(store, fields, "").map(([path]) => [
      path,
      [
        store.get(path),
        store.isVisible(path),
        ...store.problems(path).map(({ code, message }) => `${code} ${message.zh}`),
      ],
    ]),
  );
}

function isOther(was: readonly unknown[] = [], is: readonly unknown[] = []): boolean {
  return was.length !== is.length || was.some((part, index) => !Object.is(part, is[index]));
}

test("after any sets, row changes, undo and redo the state, submission and score are those of a fresh evaluation (property)", () => {
  fc.assert(
    fc.property(randomForm, fc.array(edit, { maxLength: 25 }), (form, edits) => {
      const prepared = prepareForm(form);
      const store = createFillStore(prepared, {});
      for (const each of edits) {
        apply(store, prepared.fields, each);
        const { answers, state } = store.snapshot();
        expect(state).toEqual(prepared.fill(answers));
        expect(store.submission()).toEqual(prepared.submission(answers));
        expect(store.score()).toEqual(prepared.score({ answers: { ...answers } }));
      }
    }),
    { numRuns: 300 },
  );
});

test("every subscriber of a path that changed is told once, and none of a visible field that did not (property)", () => {
  fc.assert(
    fc.property(randomForm, fc.array(edit, { maxLength: 15 }), (form, edits) => {
      const prepared = prepareForm(form);
      const store = createFillStore(prepared, {});
      for (const each of edits) {
        const before = shown(store, prepared.fields);
        const told: string[] = [];
        const ends = [...before.keys()].map((path) => store.subscribe(path, () => told.push(path)));
        apply(store, prepared.fields, each);
        for (const end of ends) end();
        const after = shown(store, prepared.fields);
        const changed = new Set(
          [...before.keys()].filter((path) =>
            isOther(before.get(path), after.get(path) ?? [undefined, false]),
          ),
        );
        expect(new Set(told).size).toBe(told.length);
        expect([...changed].filter((path) => !told.includes(path))).toEqual([]);
        expect(told.filter((path) => !changed.has(path) && store.isVisible(path))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test("undoing everything leads back to the first answers, redoing to the last (property)", () => {
  fc.assert(
    fc.property(randomForm, fc.array(edit, { maxLength: 20 }), (form, edits) => {
      const prepared = prepareForm(form);
      const store = createFillStore(prepared, {});
      const first = store.snapshot();
      for (const each of edits)
        if (each.what !== "undo" && each.what !== "redo") apply(store, prepared.fields, each);
      const last = store.snapshot();
      while (store.undo());
      expect(store.snapshot()).toMatchObject({ answers: first.answers, state: first.state });
      while (store.redo());
      expect(store.snapshot().answers).toEqual(last.answers);
      expect(store.snapshot().state).toEqual(last.state);
    }),
  );
});

test("a snapshot keeps showing its own moment", () => {
  const prepared = prepareForm({
    title: "t",
    fields: { type: "object", properties: { a: { type: "number", maximum: 5 } } },
    indicators: [],
    score: { groups: [{ id: "g", code: "g", title: "g" }] },
  });
  const store = createFillStore(prepared, { a: 1 });
  const early = store.snapshot();
  store.set("/a", 9);
  expect([early.answers, early.state.complete]).toEqual([{ a: 1 }, true]);
  expect(store.snapshot().state.complete).toBe(false);
});
