import { readFileSync } from "node:fs";
import type { Form } from "@duheng/contracts";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { analyseForm } from "../../src/design/analysis.ts";
import { DesignProvider } from "../../src/design/DesignProvider.tsx";
import { FieldProperties } from "../../src/design/properties/FieldProperties.tsx";
import { FormProperties } from "../../src/design/properties/FormProperties.tsx";
import { GroupProperties } from "../../src/design/properties/GroupProperties.tsx";
import { IndicatorProperties } from "../../src/design/properties/IndicatorProperties.tsx";
import { PageProperties, SectionProperties } from "../../src/design/properties/LayoutProperties.tsx";
import type { Selection } from "../../src/design/selection.ts";

/** Whatever the schema of forms allows to be said can be said in the properties pane, but for what is named here. */
const schema: { $defs: Record<string, { properties?: Record<string, unknown> }> } & {
  properties: Record<string, unknown>;
} = JSON.parse(readFileSync(new URL("../../../../schemas/form.schema.json", import.meta.url), "utf8"));

/** What has no control of its own in the pane, and why. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  form: {
    fields: "the structure tree",
    layout: "the structure tree",
    indicators: "the structure tree and the indicator table",
    score: "as its own part below",
    samples: "samples have a pane of their own",
  },
  field: { "x-id": "kept by the designer", "x-tasks": "made with the kind 'key tasks'" },
  LayoutPage: { id: "kept by the designer", sections: "the structure tree" },
  LayoutSection: { id: "kept by the designer", items: "the structure tree" },
  Indicator: { id: "kept by the designer", origin: "kept by the library" },
  Group: { id: "kept by the designer" },
  ScoreRules: { groups: "the structure tree" },
};

const kinds: Record<string, Record<string, unknown>> = {
  text: { type: "string" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  choice: { type: "string", enum: ["甲", "乙"] },
  choices: { type: "array", items: { type: "string", enum: ["甲", "乙"] } },
  list: { type: "array", items: { type: "string" } },
  rows: { type: "array", items: { type: "object", properties: { 事项: { type: "string" } } } },
  file: {
    type: "object",
    contentMediaType: "application/pdf",
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      type: { type: "string" },
      size: { type: "integer" },
    },
  },
};

const form: Form = {
  title: "季度表",
  fields: {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(kinds).map(([kind, field], index) => [
        kind,
        {
          ...field,
          title: kind,
          "x-id": `f-${index}`,
          ...(kind === "number" ? { "x-check": { formula: "number > 0", message: "须大于 0" } } : {}),
        },
      ]),
    ),
  },
  layout: {
    pages: [
      {
        id: "p-1",
        title: "第一页",
        sections: [
          { id: "s-1", title: "内容", columns: 2, items: Object.keys(kinds).map((field) => ({ field })) },
        ],
      },
    ],
  },
  indicators: [
    {
      id: "i-1",
      code: "A1",
      title: "测评",
      group: "G",
      points: { kind: "fixed", full: 10 },
      by: { kind: "rating", raters: ["peer"] },
    },
  ],
  score: { groups: [{ id: "g-1", code: "G", title: "测评" }] },
  ratings: { weights: { peer: 1 }, trim: { from: 5, drop: 1 } },
};

/** The attributes for which a part's properties show a control. */
function shown(selection: Selection, part: ReactNode): Set<string> {
  const analysis = analyseForm(form);
  const html = renderToStaticMarkup(
    createElement(DesignProvider, {
      acts: {
        readOnly: false,
        keepsSamples: true,
        apply: () => undefined,
        select: () => undefined,
        chooseSample: () => undefined,
      },
      designed: { form, settled: form },
      findings: {
        analysis,
        problems: [],
        lockedIds: new Set<string>(),
        lockedUses: new Map(),
        sample: null,
        samples: [],
      },
      selection,
      // biome-ignore lint/correctness/noChildrenProp: they are required, and there is no JSX here
      children: part,
    }),
  );
  const attributes = [...html.matchAll(/data-attribute="([^"]*)"/g)].map(([, name = ""]) => name);
  return new Set(attributes.flatMap((name) => [name, name.split("/")[0] ?? ""]));
}

function missing(part: string, attributes: Iterable<string>, controls: ReadonlySet<string>): string[] {
  return [...attributes].filter((name) => elsewhere[part]?.[name] === undefined && !controls.has(name));
}

const defined = (name: string) => Object.keys(schema.$defs[name]?.properties ?? {});

it.each(Object.keys(kinds))("a %s field: every keyword of its kind and every annotation", (kind) => {
  const controls = shown({ kind: "field", path: [kind] }, createElement(FieldProperties, { path: [kind] }));
  const layout = defined("LayoutItem").filter(
    (name) => name !== "field" && (name !== "as" || waysToShow.has(kind)),
  );
  expect(
    missing("field", [...annotationsOf(kind), ...(ownKeywords[kind] ?? []), ...layout], controls),
  ).toEqual([]);
});

it("indicators, groups, pages, sections, the score and the rules of rating: every attribute", () => {
  const ofForm = shown({ kind: "form" }, createElement(FormProperties));
  expect({
    form: missing("form", Object.keys(schema.properties), ofForm),
    score: missing("ScoreRules", defined("ScoreRules"), ofForm),
    ratings: defined("RatingRules").filter(
      (name) => ![...ofForm].some((one) => one.startsWith(`ratings/${name}`)),
    ),
    indicator: missing(
      "Indicator",
      defined("Indicator"),
      shown({ kind: "indicator", id: "i-1" }, createElement(IndicatorProperties, { id: "i-1" })),
    ),
    group: missing(
      "Group",
      defined("Group"),
      shown({ kind: "group", id: "g-1" }, createElement(GroupProperties, { id: "g-1" })),
    ),
    page: missing(
      "LayoutPage",
      defined("LayoutPage"),
      shown({ kind: "page", id: "p-1" }, createElement(PageProperties, { id: "p-1" })),
    ),
    section: missing(
      "LayoutSection",
      defined("LayoutSection"),
      shown({ kind: "section", id: "s-1" }, createElement(SectionProperties, { id: "s-1" })),
    ),
  }).toEqual({ form: [], score: [], ratings: [], indicator: [], group: [], page: [], section: [] });
});

/** JSON Schema's keywords that mean something for a kind, beside its type. */
const ownKeywords: Readonly<Record<string, readonly string[]>> = {
  text: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  choice: ["enum"],
  choices: ["enum", "minItems", "maxItems", "uniqueItems"],
  list: [
    "items",
    "items/minLength",
    "items/maxLength",
    "items/pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
  ],
  rows: ["minItems", "maxItems", "uniqueItems"],
  file: ["contentMediaType"],
};

const waysToShow: ReadonlySet<string> = new Set(["rows", "choice", "text"]);

/** What may be said of any field; a default, examples and a formula only of kinds with one simple value. */
function annotationsOf(kind: string): string[] {
  const isSimple = !["choices", "list", "rows", "file"].includes(kind);
  const names = ["title", "description", "$comment", ...defined("FieldAnnotations")];
  if (isSimple || kind === "list") names.push("default");
  if (isSimple && kind !== "boolean" && kind !== "choice") names.push("examples");
  return names.filter(
    (name) => name !== "x-computed" || (kind !== "rows" && kind !== "list" && kind !== "file"),
  );
}
