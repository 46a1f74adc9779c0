import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestFormFile, readFormFile, writeFormFile } from "../src/importing/form-file.ts";
import { policeForm as policeFormOf } from "./forms/police-form.ts";

const base = policeFormOf();
const policeForm = {
  ...base,
  indicators: base.indicators.map((indicator, index) => ({ ...indicator, id: `indicator-${index}` })),
};

const origin = { unit: "示例单位", version: 3, exportedAt: "2026-11-23T08:00:00Z" };
const text = writeFormFile(policeForm, origin);
const codes = (given: string) => readFormFile(given).findings.map(({ code }) => code);

describe("a form file", () => {
  test("comes back as it was written, with where it is from", () => {
    const file = readFormFile(text);
    expect(file).toMatchObject({ kind: "file", origin });
    expect(file.form).toEqual(policeForm);
    expect(file.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(readFormFile(`\uFEFF${text}`).form).toEqual(policeForm);
  });

  test("written in another order or with other white space is the same file", () => {
    const value: Record<string, unknown> = JSON.parse(text);
    const turned = Object.fromEntries(Object.entries(value).reverse());
    expect(readFormFile(JSON.stringify(turned)).form).toEqual(policeForm);
  });

  test("changed on the way, if only by one character of its content, is refused as damaged", () => {
    expect(codes(text.replace("示例单位", "别的单位"))).toEqual(["file-damaged"]);
    expect(codes(text.replace(policeForm.title, `${policeForm.title}。`))).toEqual(["file-damaged"]);
  });

  test("cut short at any place is refused in words, never thrown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.trim().length - 1 }), (end) => {
        const file = readFormFile(text.slice(0, end));
        expect(file.form).toBeNull();
        expect(file.findings[0]?.message.zh).toMatch(/JSON/);
      }),
    );
  });
});

describe("what else is read", () => {
  test("a form's bare document, without a hash", () => {
    expect(readFormFile(JSON.stringify(policeForm))).toMatchObject({ kind: "document", form: policeForm });
  });

  test("a plain JSON Schema, its refused keywords named at their places", () => {
    const schema = { type: "object", properties: { a: { type: "string" } } };
    expect(readFormFile(JSON.stringify(schema))).toMatchObject({ kind: "schema", findings: [] });
    const refused = readFormFile(JSON.stringify({ ...schema, patternProperties: { "^x": {} } }));
    expect(refused.form).toBeNull();
    expect(refused.findings).toMatchObject([{ path: "/patternProperties" }]);
  });

  test.each([
    ["", "file-no-json"],
    ["Hello", "file-no-json"],
    ["[1]", "file-no-object"],
    ["null", "file-no-object"],
    ['{"duheng":"form-parts"}', "file-other-kind"],
    ['{"duheng":"form-file","format":9}', "file-newer"],
    [" ".repeat(longestFormFile + 1), "file-too-large"],
  ])("%.20s is refused as %s", (given, code) => {
    expect(codes(given)).toEqual([code]);
    expect(readFormFile(given).form).toBeNull();
  });

  test("a document that is nearly a form is refused at each place", () => {
    const { score: _score, ...broken } = policeForm;
    const file = readFormFile(JSON.stringify({ ...broken, indicators: "none" }));
    expect(file.form).toBeNull();
    expect(file.findings.map(({ path }) => path)).toEqual(expect.arrayContaining(["/score", "/indicators"]));
  });

  test("any text at all is answered, never thrown", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((value) => JSON.stringify(value)),
        ),
        (given) => {
          expect(Array.isArray(readFormFile(given).findings)).toBe(true);
        },
      ),
    );
  });
});
