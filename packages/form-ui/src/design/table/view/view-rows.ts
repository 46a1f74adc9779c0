import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import type { Dimension } from "@duheng/contracts/words";
import type { ColumnKey } from "../cells/column-titles.ts";
import { columnOf } from "../cells/columns.ts";
import { dimensionWords } from "../cells/words.ts";
import { type GroupSum, sumGroups } from "../points/group-sums.ts";

/** What the table shows in one line. */
export type ViewRow =
  | { readonly kind: "group"; readonly key: string; readonly group: IndicatorGroup; readonly sum: GroupSum }
  | {
      readonly kind: "indicator";
      readonly key: string;
      readonly indicator: Indicator;
      readonly number: number;
    }
  /** An empty line at the end of a group, in which a new indicator is begun. */
  | { readonly kind: "blank"; readonly key: string; readonly group: IndicatorGroup };

export interface Filter {
  readonly text: string;
  /** Wanted values; `unset` for indicators that do not say. */
  readonly dimensions: Readonly<Partial<Record<Dimension, string>>>;
  readonly problemsOnly: boolean;
}

export const noFilter: Filter = { text: "", dimensions: {}, problemsOnly: false };

export interface Sort {
  readonly column: ColumnKey;
  readonly descending: boolean;
}

export interface ViewOptions {
  readonly filter: Filter;
  readonly sort: Sort | null;
  /** Whether new indicators may be begun. */
  readonly growing: boolean;
  /** Shown whatever the filter says: what has just been made. */
  readonly freshIds: ReadonlySet<string>;
  readonly troubledIds: ReadonlySet<string>;
  /** Points in the chosen sample, for sorting. */
  readonly resultOf: (code: string) => number | null;
  readonly locale: "zh" | "en";
}

/** The lines of the table: groups in the form's order, under each its indicators as filter and sort want them. */
export function viewRows(form: Form, options: ViewOptions): ViewRow[] {
  const sums = sumGroups(form).groups;
  const known = new Set(form.score.groups.map((group) => group.code));
  const strays = form.indicators.filter((each) => !known.has(each.group));
  let number = 0;
  const rows = sums.flatMap((sum, index): ViewRow[] => {
    const { group } = sum;
    const own = form.indicators.filter((each) => each.group === group.code);
    // An indicator whose group is gone must be seen somewhere: under the first.
    const members = (index === 0 ? [...own, ...strays] : own).map((indicator) => {
      number += 1;
      return { kind: "indicator" as const, key: indicator.id, indicator, number };
    });
    const shown = sorted(
      members.filter(({ indicator }) => isShown(indicator, form, options)),
      form,
      options,
    );
    const blank: ViewRow[] = options.growing ? [{ kind: "blank", key: `+${group.id}`, group }] : [];
    return [{ kind: "group", key: `#${group.id}`, group, sum }, ...shown, ...blank];
  });
  return rows;
}

export function isFiltering({ text, dimensions, problemsOnly }: Filter): boolean {
  return text.trim() !== "" || problemsOnly || Object.values(dimensions).some((value) => value !== undefined);
}

function isShown(indicator: Indicator, form: Form, options: ViewOptions): boolean {
  const { filter, freshIds, troubledIds } = options;
  if (freshIds.has(indicator.id)) return true;
  if (filter.problemsOnly && !troubledIds.has(indicator.id)) return false;
  for (const name of dimensionNames) {
    const wanted = filter.dimensions[name];
    if (wanted !== undefined && (indicator[name] ?? "unset") !== wanted) return false;
  }
  const words = filter.text.trim().toLowerCase().split(/\s+/);
  const text = searched(indicator, form).toLowerCase();
  return words.every((word) => text.includes(word));
}

const dimensionNames: readonly Dimension[] = ["scope", "measure", "importance", "polarity", "virtue"];

function searched(indicator: Indicator, form: Form): string {
  const { title, code, description, by, applicable, veto } = indicator;
  const group = form.score.groups.find((each) => each.code === indicator.group)?.title;
  return [
    title,
    code,
    description,
    by.kind === "formula" ? by.formula : "",
    applicable,
    veto?.when,
    group,
  ].join("\n");
}

type IndicatorRow = Extract<ViewRow, { kind: "indicator" }>;

const collator = new Intl.Collator("zh-CN", { numeric: true });

function sorted(rows: IndicatorRow[], form: Form, { sort, resultOf, locale }: ViewOptions): IndicatorRow[] {
  if (sort === null) return rows;
  const { column, descending } = sort;
  const compare = (left: Indicator, right: Indicator): number => {
    if (column === "points") return pointsOf(left) - pointsOf(right);
    if (column === "result") return (resultOf(left.code) ?? -Infinity) - (resultOf(right.code) ?? -Infinity);
    if (column in dimensionWords) return orderIn(column, left) - orderIn(column, right);
    const show = columnOf(column)?.show;
    return show === undefined ? 0 : collator.compare(show(left, form, locale), show(right, form, locale));
  };
  return [...rows].sort((left, right) => {
    const order = compare(left.indicator, right.indicator);
    const sign = Number.isNaN(order) ? 0 : order;
    return (descending ? -sign : sign) || left.number - right.number;
  });
}

function pointsOf({ points }: Indicator): number {
  return points.kind === "fixed" ? points.full : points.max === 0 ? points.min : points.max;
}

/** 德能勤绩廉 is an order that everybody knows; what says nothing comes last. */
function orderIn(column: string, indicator: Indicator): number {
  const name = dimensionNames.find((each) => each === column);
  if (name === undefined) return 0;
  const at = dimensionWords[name].findIndex((word) => word.value === indicator[name]);
  return at < 0 ? 99 : at;
}
