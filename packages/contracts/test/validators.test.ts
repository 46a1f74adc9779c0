import { describe, expect, it } from "vitest";
import { validators } from "../src/index.ts";
import { schemaFiles } from "../src/schemas.ts";
import { problemsFrom } from "./problems-from.ts";

describe("validators made from schemas/", () => {
  it("takes a document that fits", () => {
    const input = { username: "officer", password: "x" };
    expect(validators.SignInInput.parse(input)).toBe(input);
  });

  it("tells each problem at its place, in Chinese and English", () => {
    const problems = problemsFrom(() =>
      validators.StaffInput.parse({ number: 7, name: "", extra: 1, joinedOn: "July" }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: "/number",
        code: "invalid-type",
        message: { zh: "应为文本", en: "must be string" },
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ path: "/name", message: { zh: "不能为空", en: "must not be empty" } }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ path: "/departmentId", code: "invalid-required" }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ path: "/extra", code: "invalid-additionalProperties" }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ path: "/joinedOn", code: "invalid-format" }));
  });

  it("follows references between files", () => {
    expect(validators.FormDraft.is({ id: "a" })).toBe(false);
    const form = {
      title: "表",
      fields: { type: "object", properties: {} },
      indicators: [],
      score: { groups: [{ id: "g", code: "g", title: "g" }] },
    };
    expect(validators.Form.parse(form)).toBe(form);
    expect(validators.CreateFormInput.is({ title: "表", document: { ...form, indicators: [{}] } })).toBe(
      false,
    );
  });

  it.each([
    [["bureau"], true],
    [["not an id"], false],
    [[{ $gt: "" }], false],
    [["bureau", 1], false],
  ])("a later branch of a choice is judged as strictly as the first: %j → %s", (tenantIds, fits) => {
    const share = (audience: object) => validators.ShareInput.is({ formId: "f", audience });
    expect(share({ kind: "named", tenantIds })).toBe(fits);
    expect(share({ kind: "named", tenantIds, more: 1 })).toBe(false);
    expect(share({ kind: "all", more: 1 })).toBe(false);
  });

  it("has a validator for the root of every schema file", () => {
    const titles = Object.values(schemaFiles).flatMap((schema) =>
      typeof schema.title === "string" ? [schema.title] : [],
    );
    expect(titles.length).toBeGreaterThan(15);
    for (const title of titles) expect(validators).toHaveProperty(title);
  });
});
