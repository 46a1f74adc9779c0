import { countField, questionField } from "./fields.ts";
import { type FieldSchema, head, type Item, type ItemHead } from "./item.ts";

export interface CountedAddition extends ItemHead {
  readonly each: number;
  readonly max: number;
  /** Key of the yes-or-no question. */
  readonly ask: string;
  /** Key of the number, asked for after a yes. */
  readonly count: string;
}

/** So many points for each event, up to a maximum. */
export function countedAddition(item: CountedAddition): Item {
  const { id, ask, count, each, max } = item;
  return {
    indicator: {
      ...floatingHead(item, max),
      measure: "quantitative",
      by: { kind: "formula", formula: `MIN(${max}, (${count} ?? 0) * ${each})` },
    },
    ...askedCount({ id, ask, count }),
  };
}

/** Qualitative: the reviewer gives 0 to max points on top. */
export function reviewerAddition(item: ItemHead & { readonly max: number }): Item {
  return {
    indicator: { ...floatingHead(item, item.max), measure: "qualitative", by: { kind: "reviewer" } },
    fields: {},
    required: [],
    layout: [],
    answers: () => ({}),
    review: (events) => Math.min(item.max, events * 2),
  };
}

export interface LevelledAddition extends ItemHead {
  readonly max: number;
  /** Key of the rows. */
  readonly rows: string;
  /** Title of a row's name, such as 成果名称. */
  readonly named: string;
  readonly levels: readonly { readonly title: string; readonly points: number }[];
  /** best: the highest alone counts (G7); sum: they add up. Default sum. */
  readonly by?: "best" | "sum";
}

/** Rows of achievements, each with a level that is worth points. */
export function levelledAddition(item: LevelledAddition): Item {
  const { id, rows, levels, max } = item;
  const counts = levels.map((level) => ({ ...level, rows: `${rows}[级别 = "${level.title}"]` }));
  const sum = counts.map((level) => `COUNTA(${level.rows}.名称) * ${level.points}`).join(" + ");
  const best = counts.map((level) => `COUNTA(${level.rows}.名称) > 0, ${level.points}`).join(", ");
  const formula = item.by === "best" ? `MIN(${max}, IFS(${best}) ?? 0)` : `MIN(${max}, ${sum})`;
  const worth = levels.map((level) => `${level.title} ${level.points} 分`).join("，");
  const row: FieldSchema = {
    type: "object",
    properties: {
      名称: { type: "string", title: item.named, minLength: 1, maxLength: 100, "x-id": `${id}-row-name` },
      级别: {
        title: "级别",
        oneOf: levels.map((level) => ({ const: level.title, title: level.title })),
        "x-id": `${id}-row-level`,
      },
      日期: {
        type: "string",
        format: "date",
        title: "日期",
        "x-id": `${id}-row-date`,
        "x-evidence": { title: "证书或文件" },
      },
    },
    required: ["名称", "级别"],
  };
  return {
    indicator: { ...floatingHead(item, max), measure: "quantitative", by: { kind: "formula", formula } },
    fields: {
      [rows]: {
        type: "array",
        title: rows,
        description: `每行一项；${worth}，${item.by === "best" ? "同一成果取最高" : "累计"}不超过 ${max} 分。没有可不填。`,
        maxItems: 20,
        items: row,
        "x-id": `${id}-rows`,
      },
    },
    required: [],
    layout: [{ field: rows, as: "table", span: 2 }],
    answers: (events) => (events > 0 ? { [rows]: exampleRows(item, events) } : {}),
  };
}

/** So many rows, of the lowest level first. */
function exampleRows({ levels, named }: LevelledAddition, events: number) {
  return Array.from({ length: events }, (_, index) => ({
    名称: `${named}示例${index + 1}`,
    级别: (levels.at(-1 - index) ?? levels[0])?.title,
    日期: "2026-05-18",
  }));
}

function floatingHead(item: ItemHead, max: number) {
  const common = head({ group: "加分", importance: "key", ...item });
  return { ...common, polarity: "positive" as const, points: { kind: "floating" as const, min: 0, max } };
}

/** A yes-or-no question and, after a yes, how many. */
export function askedCount({ id, ask, count }: { id: string; ask: string; count: string }) {
  return {
    fields: {
      [ask]: questionField(`${id}-ask`, ask),
      [count]: {
        ...countField(`${id}-count`, count),
        minimum: 1,
        "x-visible": `${ask} ?? FALSE`,
        "x-required": true,
      },
    },
    required: [],
    layout: [{ field: ask, as: "radio" as const }, { field: count }],
    answers: (events: number) => (events > 0 ? { [ask]: true, [count]: events } : { [ask]: false }),
  };
}
