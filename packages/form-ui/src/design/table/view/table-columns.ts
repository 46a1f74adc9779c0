import { useCallback, useState } from "react";
import { isRecord } from "../../../shared/guards.ts";
import { type ColumnKey, columnTitles } from "../cells/column-titles.ts";
import { columnOf, type WritableColumn } from "../cells/columns.ts";

/** A column as the table draws it. */
export interface TableColumn {
  readonly key: ColumnKey;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels from the table's edge where it stays when the rest is scrolled; null: it scrolls. */
  readonly frozenAt: number | null;
  /** How cells are written; undefined for columns that tell only. */
  readonly writable: WritableColumn | undefined;
}

/** What a person has set up, kept in this browser. */
export interface ColumnSettings {
  readonly hidden: readonly ColumnKey[];
  readonly widths: Readonly<Partial<Record<ColumnKey, number>>>;
  /** How many of the shown columns are frozen. */
  readonly frozen: number;
}

export const columnOrder: readonly ColumnKey[] = [
  "title",
  "code",
  "group",
  "points",
  "result",
  "by",
  "formula",
  "measure",
  "virtue",
  "scope",
  "importance",
  "polarity",
  "applicable",
  "veto",
  "description",
  "origin",
  "problems",
];

/** Width of the row numbers, in pixels. */
export const numberWidth = 52;

const telling: Readonly<Record<string, number>> = { result: 76, origin: 64, problems: 180 };
export const defaultSettings: ColumnSettings = { hidden: ["group"], widths: {}, frozen: 1 };

/** The columns to be drawn, in order. */
export function tableColumns(settings: ColumnSettings, locale: "zh" | "en"): TableColumn[] {
  let at = numberWidth;
  return columnOrder
    .filter((key) => !settings.hidden.includes(key))
    .map((key, index) => {
      const writable = columnOf(key);
      const width = settings.widths[key] ?? writable?.width ?? telling[key] ?? 100;
      const frozenAt = index < settings.frozen ? at : null;
      at += width;
      return { key, title: columnTitles[key][locale], width, frozenAt, writable };
    });
}

const storageKey = "duheng.indicator-table.columns";

/** The settings of columns, remembered in this browser. */
export function useColumnSettings(): [ColumnSettings, (next: ColumnSettings) => void] {
  const [settings, setSettings] = useState(readSettings);
  return [
    settings,
    useCallback((next) => {
      setSettings(next);
      try {
        localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing shows the default again next time.
      }
    }, []),
  ];
}

function readSettings(): ColumnSettings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    if (!isRecord(kept)) return defaultSettings;
    const widths = isRecord(kept.widths) ? kept.widths : {};
    return {
      hidden: Array.isArray(kept.hidden)
        ? columnOrder.filter((key) => key !== "title" && isListed(kept.hidden, key))
        : defaultSettings.hidden,
      widths: Object.fromEntries(
        columnOrder.flatMap((key) => {
          const width = widths[key];
          return typeof width === "number" ? [[key, clampWidth(width)]] : [];
        }),
      ),
      frozen: typeof kept.frozen === "number" ? Math.min(Math.max(Math.trunc(kept.frozen), 0), 4) : 1,
    };
  } catch {
    return defaultSettings;
  }
}

function isListed(list: unknown, key: string): boolean {
  return Array.isArray(list) && list.includes(key);
}

export function clampWidth(width: number): number {
  return Math.min(Math.max(Math.round(width), 44), 640);
}
