import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { ColumnPanel } from "./ColumnPanel.tsx";
import { lockOfGroup } from "./editing/cell-locks.ts";
import type { Sheet } from "./editing/edit-cells.ts";
import { nothingHeld } from "./editing/held-cells.ts";
import { addRows, duplicateRows, mostIndicators, removeRows } from "./editing/rows.ts";
import { FilterPanel } from "./FilterPanel.tsx";
import type { Grid } from "./grid/use-grid.ts";
import type { sumGroups } from "./points/group-sums.ts";
import { PivotPanel } from "./points/PivotPanel.tsx";
import { PointsPanel } from "./points/PointsPanel.tsx";
import { tableMessages } from "./table-messages.ts";
import { at } from "./view/ranges.ts";
import type { ColumnSettings } from "./view/table-columns.ts";
import { type Filter, isFiltering } from "./view/view-rows.ts";

interface TableToolsProps {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly commit: (next: Sheet) => boolean;
  readonly sums: ReturnType<typeof sumGroups>;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly settings: ColumnSettings;
  readonly onSettings: (settings: ColumnSettings) => void;
  readonly shown: number;
  readonly onNotice: (text: string, canUndo?: boolean) => void;
  readonly onCreated: (ids: readonly string[]) => void;
  readonly onImport: () => void;
}

type Panel = "points" | "filter" | "columns" | "pivot";

/** The tools above the table; each panel opens below them. */
export function TableTools(props: TableToolsProps) {
  const { grid, sheet, commit, filter, onFilter, shown, onNotice, onCreated } = props;
  const { form } = useDesignedForm();
  const { lockedIds, held = nothingHeld } = useFindings();
  const { readOnly } = useDesign();
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const [panel, setPanel] = useState<Panel | null>(null);
  const id = useId();

  const add = () => {
    const row = grid.activeRow;
    const group =
      row?.kind === "indicator" ? row.indicator.group : (row?.group.code ?? form.score.groups[0]?.code ?? "");
    const lock = lockOfGroup(group, held);
    if (lock !== null) return onNotice(lock[locale]);
    const after = row?.kind === "indicator" ? row.indicator.id : undefined;
    const added = addRows(form, { group, after, count: 1, title: t("newTitle") });
    if (added.ids.length === 0) return onNotice(t("full", { most: mostIndicators }));
    onCreated(added.ids);
    commit({ ...sheet, form: added.form });
    grid.choose(at({ row: grid.active.row + (row?.kind === "blank" ? 0 : 1), column: 1 }));
  };
  const withChosen = (act: (ids: ReadonlySet<string>) => void) => {
    if (grid.chosen.length === 0) onNotice(t("nothingChosen"));
    else act(new Set(grid.chosen));
  };
  const duplicate = () =>
    withChosen((ids) => {
      const locks = form.indicators.flatMap(({ id: each, group }) =>
        ids.has(each) ? (lockOfGroup(group, held) ?? []) : [],
      );
      if (locks[0] !== undefined) return onNotice(locks[0][locale]);
      const doubled = duplicateRows(form, ids);
      if (doubled.ids.length === 0) return onNotice(t("full", { most: mostIndicators }));
      onCreated(doubled.ids);
      commit({ ...sheet, form: doubled.form });
    });
  const remove = () =>
    withChosen((ids) => {
      const {
        form: next,
        removed,
        kept,
      } = removeRows(form, ids, new Set([...lockedIds, ...held.used.keys()]));
      commit({ ...sheet, form: next });
      onNotice(
        t("removed", { count: removed }) + (kept > 0 ? t("removedLocked", { count: kept }) : ""),
        removed > 0,
      );
      grid.choose(at(grid.active));
    });
  const save = async () => {
    try {
      const { exportIndicators } = await import("../import/export-indicators.ts");
      onNotice(t("exported", { name: await exportIndicators(form, locale) }));
    } catch (error) {
      onNotice(t("exportFailed", { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  const bar = useRef<HTMLDivElement>(null);
  const closeByEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    const opener = bar.current?.querySelector<HTMLElement>("[aria-controls]");
    setPanel(null);
    opener?.focus();
  };
  const toggle = (each: Panel, marked = false): ReactNode => (
    <button
      type="button"
      className="dh-button"
      aria-expanded={panel === each}
      aria-controls={panel === each ? id : undefined}
      data-marked={marked || undefined}
      onClick={() => setPanel(panel === each ? null : each)}
    >
      {t(each)} <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <div className="dh-it-tools">
      <div className="dh-it-bar" ref={bar}>
        <input
          type="search"
          className="dh-input dh-it-search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
        {toggle("filter", isFiltering({ ...filter, text: "" }))}
        {toggle("columns")}
        {toggle("points")}
        {toggle("pivot")}
        {!readOnly && (
          <>
            <button type="button" className="dh-button" onClick={add}>
              {t("add")}
            </button>
            <button type="button" className="dh-button" onClick={duplicate}>
              {t("duplicate")}
            </button>
            <button type="button" className="dh-button" onClick={remove}>
              {t("remove")}
            </button>
            <button type="button" className="dh-button" onClick={props.onImport}>
              {t("import")}
            </button>
          </>
        )}
        <button type="button" className="dh-button" onClick={() => void save()}>
          {t("export")}
        </button>
        <span className="dh-quiet" role="status">
          {shown === form.indicators.length
            ? t("count", { count: shown })
            : t("shownOf", { shown, count: form.indicators.length })}
        </span>
      </div>
      {panel !== null && (
        <section className="dh-it-panel" id={id} aria-label={t(panel)} onKeyDown={closeByEscape}>
          {panel === "filter" && <FilterPanel filter={filter} onFilter={onFilter} />}
          {panel === "columns" && <ColumnPanel settings={props.settings} onSettings={props.onSettings} />}
          {panel === "points" && <PointsPanel {...props} />}
          {panel === "pivot" && <PivotPanel indicators={form.indicators} />}
        </section>
      )}
    </div>
  );
}
