import type { Form, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { own, ownRecord, ownText } from "../json/record.ts";
import { warningAt } from "../problem.ts";

/** Parts that are still called what the designer called them: whoever fills the form in would read it. */
export function checkTitles(form: Form): Problem[] {
  const { indicators, score, layout, samples = [] } = form;
  const pages = (layout?.pages ?? []).flatMap(({ title, sections }, index) => {
    const at = pointer("/layout/pages", index);
    return [
      ...leftOver("page", title, at),
      ...sections.flatMap((section, place) =>
        leftOver("section", section.title, pointer(at, "sections", place)),
      ),
    ];
  });
  return [
    ...ofFields(form.fields, "/fields"),
    ...pages,
    ...indicators.flatMap(({ title }, index) => leftOver("indicator", title, pointer("/indicators", index))),
    ...score.groups.flatMap(({ title }, index) => leftOver("group", title, pointer("/score/groups", index))),
    ...samples.flatMap(({ title }, index) => leftOver("sample", title, pointer("/samples", index))),
  ];
}

/** The fields of an object, of rows (their columns), and what is defined once for several. */
function ofFields(schema: unknown, at: string): Problem[] {
  const isRows = ownRecord(schema, "items") !== undefined;
  const inside = isRows ? own(schema, "items") : schema;
  const place = isRows ? pointer(at, "items") : at;
  return (["properties", "$defs"] as const).flatMap((holder) =>
    Object.entries(ownRecord(inside, holder) ?? {}).flatMap(([key, field]) => {
      const path = pointer(place, holder, key);
      const title = ownText(field, "title") ?? (holder === "properties" ? key : undefined);
      const isReference = own(field, "$ref") !== undefined;
      return [
        ...leftOver(isRows ? "column" : "field", isReference ? ownText(field, "title") : title, path),
        ...ofFields(field, path),
      ];
    }),
  );
}

function leftOver(part: keyof typeof parts, title: string | undefined, at: string): Problem[] {
  if (title === undefined || !isPlaceholder(title)) return [];
  const [zh, en, what, whatEn] = parts[part];
  return [
    warningAt(
      pointer(at, "title"),
      "placeholder-title",
      `${zh}“${title}”还是占位的名字：改成${what}，或者删除它`,
      `the ${en} "${title}" still has a placeholder for its title: say ${whatEn}, or delete it`,
    ),
  ];
}

/** Whether a part is still called what the designer called it, numbered or not. */
function isPlaceholder(title: string): boolean {
  return /^(?:新(?:字段|指标|指标组|分节|的一页|样例)|new (?:field|indicator|group|section|page|sample))\s*\d*$/i.test(
    title.trim(),
  );
}

/** What a part is called, and what its title is to say. */
const parts = {
  field: ["字段", "field", "要填的内容", "what is to be filled in"],
  column: ["列", "column", "这一列要填的内容", "what is to be filled in there"],
  page: ["页", "page", "这一页的内容", "what the page is about"],
  section: ["分节", "section", "这一节的内容", "what the section is about"],
  indicator: ["指标", "indicator", "考核的内容", "what is assessed"],
  group: ["指标组", "group", "这组指标的内容", "what its indicators are about"],
  sample: ["样例", "sample", "样例的情形", "what case it is"],
} as const;
