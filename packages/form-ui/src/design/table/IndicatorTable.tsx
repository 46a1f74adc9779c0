import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { nothingHeld } from "./editing/held-cells.ts";
import type { Notice } from "./notice.ts";
import "./table.css";
import { useMeasuredNarrow } from "../../fill/use-narrow.ts";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useDesign, useDesignedForm, useFindings, useSelection } from "../design-context.ts";
import { ImportIndicators } from "../import/view/ImportIndicators.tsx";
import { cellKey } from "./cells/unread-cells.ts";
import { editCells } from "./editing/edit-cells.ts";
import { useSheet } from "./editing/use-sheet.ts";
import { FormulaPanel } from "./FormulaPanel.tsx";
import { IndicatorGrid } from "./grid/IndicatorGrid.tsx";
import { useGrid } from "./grid/use-grid.ts";
import { sumGroups } from "./points/group-sums.ts";
import { SumStrip } from "./points/SumStrip.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TableTools } from "./TableTools.tsx";
import { tableMessages } from "./table-messages.ts";
import { problemsById } from "./view/cell-problems.ts";
import { type TableColumn, tableColumns, useColumnSettings } from "./view/table-columns.ts";
import { type Filter, isFiltering, noFilter, type Sort, type ViewRow, viewRows } from "./view/view-rows.ts";

/** All indicators of the form as a spreadsheet: what such lists are really written in. */
export function IndicatorTable() {
  const { form } = useDesignedForm();
  const { analysis, problems, lockedIds, held = nothingHeld, sample } = useFindings();
  const { readOnly, select } = useDesign();
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const isNarrow = useMeasuredNarrow(root);
  const { sheet, commit } = useSheet();
  const [settings, setSettings] = useColumnSettings();
  const [filter, setKeptFilter] = useState<Filter>(noFilter);
  const [sort, setSort] = useState<Sort | null>(null);
  const [freshIds, setFreshIds] = useState<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = useState<Notice | null>(null);
  const [formulaOf, setFormulaOf] = useState<{ id: string; attribute: "formula" | "applicable" } | null>(
    null,
  );
  const [importing, setImporting] = useState(false);
  const setFilter = (next: Filter) => {
    setFreshIds(new Set());
    setKeptFilter(next);
  };

  const results = analysis.samples.find((each) => each.id === sample?.id)?.result.indicators;
  const resultOf = useCallback((code: string) => results?.[code]?.points ?? null, [results]);
  const resultText = useCallback(
    (code: string) => {
      const points = results?.[code]?.points ?? null;
      return points === null ? "" : showNumber(points);
    },
    [results],
  );
  const byIndicator = useMemo(() => problemsById(form, problems), [form, problems]);
  const troubledIds = useMemo(
    () =>
      new Set([
        ...byIndicator.keys(),
        ...[...sheet.unread.keys()].map((key) => key.slice(0, key.lastIndexOf("/"))),
      ]),
    [byIndicator, sheet.unread],
  );
  const columns = useMemo(() => {
    const set = isNarrow
      ? { ...settings, frozen: Math.min(settings.frozen, 1), widths: { ...settings.widths, title: 132 } }
      : settings;
    return tableColumns(set, locale);
  }, [settings, locale, isNarrow]);
  const rows = useMemo(
    () => viewRows(form, { filter, sort, growing: !readOnly, freshIds, troubledIds, resultOf, locale }),
    [form, filter, sort, readOnly, freshIds, troubledIds, resultOf, locale],
  );
  const movable = sort === null && !isFiltering(filter);
  const onNotice = useCallback((text: string, canUndo = false) => setNotice({ text, canUndo }), []);
  const onCreated = useCallback((ids: readonly string[]) => {
    if (ids.length > 0) setFreshIds((before) => new Set([...before, ...ids]));
  }, []);
  const grid = useGrid({
    sheet,
    commit,
    rows,
    columns,
    lockedIds,
    held,
    readOnly,
    movable,
    resultText,
    onCreated,
    onNotice,
  });

  const textOf = useCallback(
    (row: ViewRow, column: TableColumn): string => {
      if (row.kind !== "indicator") return "";
      const { indicator } = row;
      if (column.key === "result") return resultText(indicator.code);
      if (column.key === "origin") return indicator.origin === undefined ? "" : `⇠ ${t("fromLibrary")}`;
      if (column.key === "problems")
        return (byIndicator.get(indicator.id) ?? []).map(({ problem }) => problem.message[locale]).join("；");
      if (column.writable === undefined) return "";
      const kept = sheet.unread.get(cellKey(indicator.id, column.writable.key));
      return kept?.text ?? column.writable.show(indicator, form, locale);
    },
    [form, sheet.unread, byIndicator, resultText, locale, t],
  );

  // The properties pane shows the indicator that one is at, and the table goes where a problem leads.
  const activeId = grid.activeRow?.kind === "indicator" ? grid.activeRow.indicator.id : null;
  const toldId = useRef<string | null>(null);
  useEffect(() => {
    if (activeId === null || activeId === toldId.current) return undefined;
    const timer = setTimeout(() => {
      toldId.current = activeId;
      select({ kind: "indicator", id: activeId });
    }, 250);
    return () => clearTimeout(timer);
  }, [activeId, select]);
  const { choose, wantsFocus } = grid;
  const follow = useCallback(
    (id: string) => {
      if (id === toldId.current) return;
      toldId.current = id;
      const row = rows.findIndex((each) => each.key === id);
      if (row < 0) return;
      choose({ anchor: { row, column: 1 }, head: { row, column: 1 } });
      wantsFocus.current = false;
    },
    [rows, choose, wantsFocus],
  );

  const { editing } = grid;
  const pending = useMemo(() => {
    if (editing === null || editing.column !== "points") return form;
    const row = rows.find((each) => each.key === editing.rowKey);
    if (row?.kind !== "indicator") return form;
    const edit = { id: row.indicator.id, column: editing.column, text: editing.text };
    return editCells(sheet, [edit], lockedIds, undefined, held).form;
  }, [editing, rows, sheet, form, lockedIds, held]);
  const sums = useMemo(() => sumGroups(pending), [pending]);

  if (importing) return <ImportIndicators onClose={() => setImporting(false)} />;
  const shown = rows.filter((row) => row.kind === "indicator").length;
  return (
    <div className="dh-it" ref={root}>
      <FollowSelection onSelected={follow} />
      <TableTools
        grid={grid}
        sheet={sheet}
        commit={commit}
        sums={sums}
        filter={filter}
        onFilter={setFilter}
        settings={settings}
        onSettings={setSettings}
        shown={shown}
        onNotice={onNotice}
        onCreated={onCreated}
        onImport={() => setImporting(true)}
      />
      <SumStrip sums={sums} />
      <IndicatorGrid
        grid={grid}
        sheet={sheet}
        form={form}
        rows={rows}
        columns={columns}
        problems={byIndicator}
        lockedIds={lockedIds}
        readOnly={readOnly}
        movable={movable}
        sort={sort}
        textOf={textOf}
        onNotice={onNotice}
        onSort={(column) => setSort((before) => nextSort(before, column))}
        onWidth={(column, width) =>
          setSettings({ ...settings, widths: { ...settings.widths, [column.key]: width } })
        }
        onOpenFormula={() => {
          const key = grid.activeColumn?.key;
          if (activeId !== null && (key === "formula" || key === "applicable"))
            setFormulaOf({ id: activeId, attribute: key });
        }}
        onOpenGroup={(row) => row.kind === "group" && select({ kind: "group", id: row.group.id })}
      />
      {shown === 0 && isFiltering(filter) && (
        <p className="dh-it-none">
          {t("nothingFound")}{" "}
          <button type="button" className="dh-link" onClick={() => setFilter(noFilter)}>
            {t("clearFilter")}
          </button>
        </p>
      )}
      {formulaOf !== null && (
        <FormulaPanel
          key={`${formulaOf.id} ${formulaOf.attribute}`}
          {...formulaOf}
          onClose={(text) => {
            const edit = { id: formulaOf.id, column: formulaOf.attribute, text: text ?? "" };
            setFormulaOf(null);
            choose(grid.range);
            if (text === null) return;
            const outcome = editCells(sheet, [edit], lockedIds, undefined, held);
            commit(outcome);
            const [refused] = outcome.refused;
            if (refused !== undefined) onNotice(refused.message[locale]);
          }}
        />
      )}
      <StatusBar
        grid={grid}
        sheet={sheet}
        rows={rows}
        columns={columns}
        problems={byIndicator}
        notice={notice}
        onClose={() => setNotice(null)}
        resultOf={resultOf}
      />
    </div>
  );
}

/** Tells which indicator is selected elsewhere. It draws nothing, so that the table is not drawn for that. */
function FollowSelection({ onSelected }: { readonly onSelected: (id: string) => void }) {
  const selection = useSelection();
  useEffect(() => {
    if (selection.kind === "indicator") onSelected(selection.id);
  }, [selection, onSelected]);
  return null;
}

function nextSort(before: Sort | null, column: TableColumn): Sort | null {
  if (before?.column !== column.key) return { column: column.key, descending: false };
  return before.descending ? null : { column: column.key, descending: true };
}
