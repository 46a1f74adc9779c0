import type { Indicator, LayoutItem } from "@duheng/contracts";

export type FieldSchema = Record<string, unknown>;
export type AnswerValues = Record<string, unknown>;

/** Figures of one person, or of the unit, by dataset and column. */
export type Figures = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One scoring item of a form: its indicator, the fields that it needs, and how to fill them for a wanted result. */
export interface Item {
  readonly indicator: Indicator;
  readonly fields: Readonly<Record<string, FieldSchema>>;
  /** Keys that are always visible and always needed. */
  readonly required: readonly string[];
  readonly layout: readonly LayoutItem[];
  /**
   * Answers that earn about this much: for scored items the share of the full points (exactly, for 0, 0.5 and
   * 1); for additions and deductions the number of events.
   */
  readonly answers: (amount: number) => AnswerValues;
  /**
   * What datasets say for it beside what fills its fields, for the same result, by dataset and column; absent: nothing
   * that its fields do not show.
   */
  readonly figures?: (amount: number) => Figures;
  /** Answers where there was nothing to do (G4); absent: always applicable. */
  readonly idle?: AnswerValues;
  /** The reviewer's points for a share or number of events; absent: not given by the reviewer. */
  readonly review?: (amount: number) => number;
}

export interface ItemHead {
  /** Stable, ASCII. */
  readonly id: string;
  /** Names the indicator in formulas; also its title unless one is given. */
  readonly code: string;
  readonly title?: string;
  readonly description?: string;
  readonly group?: string;
  readonly virtue?: Indicator["virtue"];
  readonly importance?: Indicator["importance"];
}

/** What every indicator of a group has in common; `group` defaults to the individual one. */
export function head(
  item: ItemHead,
): Pick<Indicator, "id" | "code" | "title" | "group"> & Partial<Indicator> {
  const group = item.group ?? "个性";
  return {
    id: item.id,
    code: item.code,
    title: item.title ?? item.code,
    ...(item.description === undefined ? {} : { description: item.description }),
    group,
    scope: group === "共性" ? "common" : "individual",
    importance: item.importance ?? "general",
    virtue: item.virtue ?? "achievement",
  };
}
