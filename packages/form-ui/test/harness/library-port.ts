import type { LibraryEntry, LibraryPort } from "../../src/design/index.ts";

const publicity: LibraryEntry = {
  tenantId: "city",
  tenantName: "呼伦贝尔市",
  id: "entry-publicity",
  version: 1,
  indicator: {
    id: "library-1",
    code: "宣传",
    title: "宣传报道",
    group: "",
    virtue: "achievement",
    points: { kind: "floating", min: 0, max: 3 },
    by: { kind: "formula", formula: "MIN((篇数 ?? 0) * 0.5 + (办结数 ?? 0) * 0, 3)" },
  },
  fields: {
    篇数: { type: "integer", title: "发表篇数", minimum: 0, "x-id": "f-pieces" },
    办结数: { type: "integer", title: "办结数", minimum: 0, "x-id": "f-done" },
  },
};

const visits: LibraryEntry = {
  tenantId: "unit",
  tenantName: "示例单位",
  id: "entry-visits",
  version: 1,
  indicator: {
    id: "library-2",
    code: "走访",
    title: "入户走访",
    group: "",
    virtue: "diligence",
    points: { kind: "fixed", full: 5 },
    by: { kind: "reviewer" },
  },
};

/** A library of two entries, the first of which has a second version once it was taken. */
export const libraryPort: LibraryPort = {
  search: async (words) => {
    const entries = [visits, publicity].filter(({ indicator }) => indicator.title.includes(words));
    return { entries, total: entries.length };
  },
  updates: async (origins) =>
    origins.flatMap(({ id, tenantId, version = 1 }) => {
      if (id !== publicity.id || version > 1) return [];
      const { indicator, fields = {} } = publicity;
      return [
        {
          ...{ id, tenantId, version: 2, state: "active" as const },
          taken: { indicator, fields },
          newest: {
            indicator: { ...indicator, points: { kind: "floating" as const, min: 0, max: 5 } },
            fields,
          },
        },
      ];
    }),
};
