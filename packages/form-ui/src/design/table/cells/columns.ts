import type { Form, Indicator } from "@duheng/contracts";
import type { Dimension } from "@duheng/contracts/words";
import type { CellContext, CellReading } from "./cell-reading.ts";
import { readGiver, showGiver } from "./read-giver.ts";
import { noPoints, readPoints, showPoints } from "./read-points.ts";
import {
  readCode,
  readDescription,
  readFormula,
  readGroup,
  readTitle,
  readVeto,
  showVeto,
} from "./read-texts.ts";
import { dimensionWords, isBlankWord, readWord, showWord } from "./words.ts";

export interface WritableColumn {
  readonly key: WritableKey;
  /** How the cell is edited: one line, several, one of a few words, or in the formula editor. */
  readonly editor: "text" | "lines" | "choice" | "formula";
  readonly width: number;
  readonly numeric?: boolean;
  /** The place of the attribute in the indicator, as problems name it (`by/formula`). */
  readonly attribute: string;
  readonly show: (indicator: Indicator, form: Form, locale: "zh" | "en") => string;
  readonly read: (text: string, context: CellContext) => CellReading;
}

export type WritableKey =
  | "title"
  | "code"
  | "group"
  | "points"
  | "by"
  | "formula"
  | "applicable"
  | "veto"
  | Dimension
  | "description";

/** Every column that can be written in, in the order of the table. */
export const writableColumns: readonly WritableColumn[] = [
  {
    key: "title",
    editor: "text",
    width: 200,
    attribute: "title",
    show: ({ title }) => title,
    read: readTitle,
  },
  { key: "code", editor: "text", width: 96, attribute: "code", show: ({ code }) => code, read: readCode },
  {
    key: "group",
    editor: "choice",
    width: 112,
    attribute: "group",
    show: ({ group }, form) => form.score.groups.find((each) => each.code === group)?.title ?? group,
    read: readGroup,
  },
  {
    key: "points",
    editor: "text",
    width: 76,
    numeric: true,
    attribute: "points",
    show: ({ points }, _, locale) => showPoints(points, locale),
    read(text) {
      if (/^\s*(无|none)\s*$/i.test(text)) return changing((each) => ({ ...each, points: noPoints }));
      if (isBlankWord(text))
        return refused(
          "points-empty",
          "分值不能为空；不计分的写作“无”",
          "Points are needed; write “none” where it gives none",
        );
      const reading = readPoints(text);
      // Who types is asked to write it for sure, rather than be given a guess.
      if (reading.message !== undefined) return { kind: "unread", message: reading.message };
      const { points } = reading;
      return changing((each) => ({ ...each, points }));
    },
  },
  {
    key: "by",
    editor: "choice",
    width: 112,
    attribute: "by",
    show: ({ by }, _, locale) => showGiver(by, locale),
    read(text, { indicator }) {
      if (isBlankWord(text))
        return refused("giver-empty", "要写明谁给分", "It must be said who gives the points");
      const by = readGiver(text, indicator.by);
      return by === undefined
        ? unread(
            "giver-unread",
            "谁给分：写“按公式计算”“民主测评”或“评鉴人给分”",
            "Given by: write Formula, Ratings or Reviewer",
          )
        : changing((each) => ({
            ...each,
            by: by.kind === each.by.kind && by.kind === "formula" ? each.by : by,
          }));
    },
  },
  {
    key: "formula",
    editor: "formula",
    width: 260,
    attribute: "by/formula",
    show: ({ by }) => (by.kind === "formula" ? by.formula : ""),
    read: readFormula,
  },
  {
    key: "applicable",
    editor: "formula",
    width: 140,
    attribute: "applicable",
    show: ({ applicable }) => applicable ?? "",
    read: (text) =>
      changing(({ applicable: _, ...each }) =>
        text.trim() === "" ? each : { ...each, applicable: text.trim() },
      ),
  },
  {
    key: "veto",
    editor: "text",
    width: 140,
    attribute: "veto",
    show: ({ veto }, _, locale) => showVeto(veto, locale),
    read: readVeto,
  },
  ...(["scope", "measure", "importance", "polarity", "virtue"] as const).map(dimensionColumn),
  {
    key: "description",
    editor: "lines",
    width: 220,
    attribute: "description",
    show: ({ description }) => description ?? "",
    read: readDescription,
  },
];

/** The column of a key. */
export function columnOf(key: string): WritableColumn | undefined {
  return writableColumns.find((column) => column.key === key);
}

/** The words that a cell of a column may hold, as they are shown; none where anything goes. */
export function choicesOf(key: WritableKey, form: Form, locale: "zh" | "en"): string[] {
  if (key === "group") return form.score.groups.map((group) => group.title);
  if (key === "by")
    return (["formula", "reviewer", "rating"] as const).map((kind) =>
      showGiver({ kind, formula: "" }, locale),
    );
  return isDimension(key) ? dimensionWords[key].map((word) => word[locale]) : [];
}

function dimensionColumn(name: Dimension): WritableColumn {
  return {
    key: name,
    editor: "choice",
    width: name === "virtue" ? 92 : 88,
    attribute: name,
    show: (indicator, _, locale) => showDimension(indicator, name, locale),
    read(text) {
      const value = readWord<string>(dimensionWords[name], text);
      if (value === undefined && isBlankWord(text)) return changing(({ [name]: _, ...each }) => each);
      const words = dimensionWords[name].map((word) => word.zh).join("、");
      const english = dimensionWords[name].map((word) => word.en).join(", ");
      return value === undefined
        ? unread("word-unknown", `这一列写：${words}`, `This column takes: ${english}`)
        : changing((each) => ({ ...each, [name]: value }));
    },
  };
}

function showDimension(indicator: Indicator, name: Dimension, locale: "zh" | "en"): string {
  const value = indicator[name];
  return value === undefined ? "" : showWord<string>(dimensionWords[name], value, locale);
}

function isDimension(key: string): key is Dimension {
  return Object.hasOwn(dimensionWords, key);
}

function changing(change: (indicator: Indicator) => Indicator): CellReading {
  return { kind: "change", change };
}

function unread(code: string, zh: string, en: string): CellReading {
  return { kind: "unread", message: { code, zh, en } };
}

function refused(code: string, zh: string, en: string): CellReading {
  return { kind: "refused", message: { code, zh, en } };
}
