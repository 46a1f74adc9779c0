import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { addField } from "../../src/design/operations/fields.ts";
import { nameByTitle } from "../../src/design/operations/name-by-title.ts";
import { patchSchema } from "../../src/design/operations/schemas.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

/** The form with a new field that was given this title. */
function titled(title: string, given = "新字段", form: Form = patrolForm) {
  const added = addField(form, { kind: "integer", title: given, holder: [], section: "s-cases" });
  return { form: patchSchema(added.form, added.path, { title }), path: added.path };
}

const keyOf = (title: string, given?: string) => {
  const { form, path } = titled(title, given);
  return nameByTitle(form, path).path;
};

describe("a field that was never named", () => {
  it("is named by its title, everywhere: in the layout and in formulas too", () => {
    const { form, path } = titled("走访户数（户）");
    const withCheck = patchSchema(form, ["办结数"], { "x-computed": "新字段 * 2" });
    const named = nameByTitle(withCheck, path);
    expect(named.path).toEqual(["走访户数户"]);
    expect(named.form.fields.properties).not.toHaveProperty("新字段");
    expect(named.form.fields.properties.办结数).toMatchObject({ "x-computed": "走访户数户 * 2" });
    const places = named.form.layout?.pages.flatMap(({ sections }) => sections.flatMap(({ items }) => items));
    expect(places?.map(({ field }) => field)).toContain("走访户数户");
  });

  it("gets a number where the name is taken, and in English the same is done", () => {
    expect(keyOf("受理数")).toEqual(["受理数2"]);
    expect(keyOf("Cases closed", "New field")).toEqual(["Casesclosed"]);
  });

  it("stays as it is while its title says nothing, or where somebody has named it", () => {
    expect(keyOf("新字段")).toEqual(["新字段"]);
    expect(keyOf("New field 3", "New field")).toEqual(["New field"]);
    expect(keyOf("2026 年")).toEqual(["年"]);
    expect(keyOf("（%）")).toEqual(["新字段"]);
    const renamed = patchSchema(patrolForm, ["受理数"], { title: "别的" });
    expect(nameByTitle(renamed, ["受理数"])).toEqual({ form: renamed, path: ["受理数"] });
  });
});
