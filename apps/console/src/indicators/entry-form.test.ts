import type { IndicatorEntry } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { entryOfForm, formOfEntry, newEntry } from "./entry-form.ts";

const entry: IndicatorEntry = {
  ...newEntry("接警"),
  ...{ id: "e", tenantId: "t", state: "active", revision: 3, createdAt: "", updatedAt: "" },
  tags: ["勤务"],
  fields: { 次数: { type: "integer", title: "次数" } },
};

describe("an entry edited as a form", () => {
  it("comes back as it was: indicator, its group, fields and tags", () => {
    const { indicator, fields, tags } = entry;
    expect(
      entryOfForm(formOfEntry(entry), { group: indicator.group, ...(tags === undefined ? {} : { tags }) }),
    ).toEqual({ indicator, fields, tags });
  });

  it("is no entry with two indicators or with none", () => {
    const form = formOfEntry(entry);
    expect(entryOfForm({ ...form, indicators: [] })).toBeUndefined();
    expect(entryOfForm({ ...form, indicators: [...form.indicators, ...form.indicators] })).toBeUndefined();
  });

  it("is sound when it is new", () => {
    const errors = checkForm(formOfEntry(newEntry("新"))).filter(({ severity }) => severity === "error");
    expect(errors).toEqual([]);
  });
});
