import { checkForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { applyUpdate, attributesChangedHere, markSeen } from "../../../src/design/library/apply-update.ts";
import type { LibraryEntry, LibraryUpdate } from "../../../src/design/library/port.ts";
import { suggestMapping, takeEntry } from "../../../src/design/library/take-entry.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";
import { libraryPort } from "../../harness/library-port.ts";

const { entries } = await libraryPort.search("宣传");
const [publicity] = entries;
if (publicity === undefined) throw new Error("the harness has no entry on publicity");
const group = patrolForm.score.groups[0]?.code ?? "";

function take(entry: LibraryEntry, mapping = suggestMapping(patrolForm, entry)) {
  const { form, id } = takeEntry(patrolForm, group, entry, mapping);
  const indicator = form.indicators.find((each) => each.id === id);
  if (indicator === undefined) throw new Error("nothing was taken");
  return { form, id, indicator };
}
const errors = (form: typeof patrolForm) => checkForm(form).filter(({ severity }) => severity === "error");

describe("taking an entry into a form", () => {
  it("keeps the origin, gives a new id, adds the fields that are missing and uses those that are there", () => {
    const { form, indicator } = take(publicity);
    expect(indicator.id).not.toBe(publicity.indicator.id);
    expect(indicator.origin).toEqual({ tenantId: "city", id: "entry-publicity", version: 1 });
    const before = Object.keys(patrolForm.fields.properties);
    expect(Object.keys(form.fields.properties)).toEqual([...before, "篇数"]);
    expect(form.fields.properties.办结数).toEqual(patrolForm.fields.properties.办结数);
    expect(form.fields.properties.篇数?.["x-id"]).not.toBe("f-pieces");
    expect(errors(form)).toEqual(errors(patrolForm));
  });

  it("writes the formula by the form's own names where a field is mapped, two changing places included", () => {
    const { form, indicator } = take(publicity, { 篇数: "办结数", 办结数: "受理数" });
    expect(indicator.by).toEqual({
      kind: "formula",
      formula: "MIN((办结数 ?? 0) * 0.5 + (受理数 ?? 0) * 0, 3)",
    });
    expect(Object.keys(form.fields.properties)).toEqual(Object.keys(patrolForm.fields.properties));
    const swapped = take(publicity, { 篇数: "办结数", 办结数: null });
    expect(swapped.indicator.by).toMatchObject({
      formula: "MIN((办结数 ?? 0) * 0.5 + (办结数2 ?? 0) * 0, 3)",
    });
    expect(swapped.form.fields.properties.办结数2).toMatchObject({ type: "integer" });
  });

  it("lets one field of the form serve two of the entry's", () => {
    const { indicator } = take(publicity, { 篇数: "办结数", 办结数: "办结数" });
    expect(indicator.by).toMatchObject({ formula: "MIN((办结数 ?? 0) * 0.5 + (办结数 ?? 0) * 0, 3)" });
  });

  it("gives another key to a field whose own is taken by another kind", () => {
    const form = {
      ...patrolForm,
      fields: {
        ...patrolForm.fields,
        properties: { ...patrolForm.fields.properties, 篇数: { type: "string", "x-id": "f-text" } },
      },
    };
    const mapping = suggestMapping(form, publicity);
    expect(mapping).toEqual({ 篇数: null, 办结数: "办结数" });
    expect(takeEntry(form, group, publicity, mapping).form.fields.properties.篇数2).toBeDefined();
  });
});

describe("a newer version", () => {
  const { form, id } = take(publicity);
  const update: LibraryUpdate = {
    ...{ tenantId: "city", id: "entry-publicity", version: 3, state: "active" },
    taken: publicity,
    newest: {
      ...publicity,
      indicator: { ...publicity.indicator, points: { kind: "floating", min: 0, max: 5 } },
    },
  };
  const own = {
    ...form,
    indicators: form.indicators.map((each) => (each.id === id ? { ...each, title: "本局宣传" } : each)),
  };
  const find = (from: typeof form) => from.indicators.find((each) => each.id === id);

  it("changes what the library changed and leaves what only the form changed", () => {
    const after = applyUpdate(own, id, update, suggestMapping(own, update.newest));
    expect(find(after)).toMatchObject({
      title: "本局宣传",
      points: { max: 5 },
      group,
      origin: { version: 3 },
    });
    expect(after.fields).toEqual(own.fields);
    expect(attributesChangedHere(own, id, update)).toEqual([]);
  });

  it("names what both changed", () => {
    const both = {
      ...own,
      indicators: own.indicators.map((each) =>
        each.id === id ? { ...each, points: { kind: "fixed" as const, full: 4 } } : each,
      ),
    };
    expect(attributesChangedHere(both, id, update)).toEqual(["points"]);
  });

  it("takes an attribute away that the library took away", () => {
    const { virtue: _virtue, ...without } = publicity.indicator;
    const after = applyUpdate(own, id, { ...update, newest: { ...publicity, indicator: without } }, {});
    expect(find(after)).not.toHaveProperty("virtue");
  });

  it("is not offered again where the form keeps its own", () => {
    const kept = markSeen(own, id, update);
    expect(find(kept)).toEqual({ ...find(own), origin: { ...find(own)?.origin, version: 3 } });
  });
});
