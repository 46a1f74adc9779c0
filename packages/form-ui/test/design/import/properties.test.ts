import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetCells } from "../../../src/design/import/file/workbook.ts";
import { layouts, sideBySide, type Table, tables } from "./layouts.ts";
import { planSheet } from "./read-sheet.ts";

const layout = fc.constantFrom(...(Object.keys(layouts) as (keyof typeof layouts)[]));

/** What a plan holds, and what is meant, in the same words. */
function read(sheet: SheetCells) {
  const plan = planSheet(sheet);
  return {
    indicators: plan.form.indicators.map(({ title, group, points }) => [
      plan.form.score.groups.find((each) => each.code === group)?.title,
      title,
      points.kind === "fixed" ? points.full : points,
    ]),
    guesses: plan.rows.flatMap(({ guesses, problems }) => [...guesses, ...problems]),
  };
}

function meant(table: Table) {
  return {
    indicators: table.groups.flatMap(({ title, indicators }) =>
      indicators.map((each) => [title, each.title, each.points]),
    ),
    guesses: [],
  };
}

describe("whatever the layout of a table", () => {
  it("it is read as meant, without a guess", () => {
    fc.assert(
      fc.property(tables, layout, (table, name) => {
        expect(read(layouts[name](table))).toEqual(meant(table));
      }),
      { numRuns: 150 },
    );
  });

  it("two of them side by side are read as meant, the left one first", () => {
    fc.assert(
      fc.property(
        tables,
        tables,
        layout,
        layout,
        fc.integer({ min: 1, max: 3 }),
        (one, two, left, right, gap) => {
          const other = renamed(two);
          const sheet = sideBySide(layouts[left](one), layouts[right](other), gap);
          const [was, is] = [read(sheet), [...meant(one).indicators, ...meant(other).indicators]];
          expect({ ...was, indicators: sorted(was.indicators) }).toEqual({
            indicators: sorted(is),
            guesses: [],
          });
          expect(planSheet(sheet).rows.flatMap(({ indicator }) => indicator?.title ?? [])).toEqual(
            is.map(([, title]) => title),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("a table that goes on beside itself without a gap is read to its end", () => {
    const once = layout.filter((name) => name !== "a table for each group");
    fc.assert(
      fc.property(tables, tables, once, (one, two, name) => {
        const other = renamed(two);
        const sheet = sideBySide(layouts[name](one), layouts[name](other), 0);
        const is = [...meant(one).indicators, ...meant(other).indicators];
        expect(sorted(read(sheet).indicators)).toEqual(sorted(is));
      }),
      { numRuns: 60 },
    );
  });

  it("the same sheet again changes nothing", () => {
    fc.assert(
      fc.property(tables, layout, (table, name) => {
        const sheet = layouts[name](table);
        const once = planSheet(sheet);
        const again = planSheet(sheet, once.form);
        expect([again.created, again.form]).toEqual([0, once.form]);
      }),
      { numRuns: 40 },
    );
  });

  it("the same table in another layout changes no indicator's group or points", () => {
    fc.assert(
      fc.property(tables, layout, layout, (table, first, second) => {
        const once = planSheet(layouts[first](table));
        const again = planSheet(layouts[second](table), once.form);
        expect(again.created).toBe(0);
        expect(again.form.indicators.map(({ title, group, points }) => [title, group, points])).toEqual(
          once.form.indicators.map(({ title, group, points }) => [title, group, points]),
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** The same with names of its own. */
function renamed({ groups }: Table): Table {
  return {
    groups: groups.map(({ title, indicators }) => ({
      title,
      indicators: indicators.map((each) => ({ ...each, title: `${each.title}右` })),
    })),
  };
}

function sorted(indicators: readonly (readonly unknown[])[]): string[] {
  return indicators.map((each) => JSON.stringify(each)).sort();
}

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "",
      "",
      "指标",
      "分值",
      "权重",
      "一级指标",
      "考核内容",
      "评分标准",
      "序号",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "10",
      "0.25",
      "25%",
      "5-10",
      "每次2分",
      "/",
      "—",
      "100",
      "-5",
      "1",
      "1.1",
      "2",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "一、德（20分）",
      "加分项",
      "合计",
      "备注：x",
      "小计",
      "德",
      "品行",
      "（一）勤",
      "签字：",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => text.trim()) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "=1+1", "a\nb") },
);
const merge = fc
  .tuple(fc.nat(11), fc.nat(5), fc.nat(3), fc.nat(3))
  .map(([startRow, startCol, down, right]) => ({
    startRow,
    startCol,
    endRow: startRow + down,
    endCol: startCol + right,
  }));
const anySheet: fc.Arbitrary<SheetCells> = fc.record({
  name: fc.constant("x"),
  rows: fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
  merges: fc.array(merge, { maxLength: 5 }),
  uncomputed: fc.constant([]),
});

describe("whatever stands in a sheet", () => {
  it("it is read without a fault, and no points come from elsewhere", () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const plan = planSheet(sheet);
        const written = new Set(
          sheet.rows
            .flat()
            .flatMap((text) => text.normalize("NFKC").match(/\d+(\.\d+)?|[一二三四五六七八九十百]+/g) ?? []),
        );
        const amounts = [...written].flatMap((text) => [Number(text), Number(text) * 100]);
        const chinese = [...written].some((text) => /\D/.test(text.replace(".", "")));
        for (const { indicator, row } of plan.rows) {
          if (indicator === null || row.sharedAt !== undefined || chinese) continue;
          const { points } = indicator;
          const sizes =
            points.kind === "fixed" ? [points.full] : [-points.min, points.max].filter((size) => size !== 0);
          const isShared = plan.shared.some(({ lines }) => lines.includes(row.line));
          if (!isShared) for (const size of sizes) expect(amounts).toContain(size);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("taken again it finds all that it made", () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const once = planSheet(sheet);
        const again = planSheet(sheet, once.form);
        expect([again.created, again.groups]).toEqual([0, []]);
      }),
      { numRuns: 200 },
    );
  });
});
