import { useMemo, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { useSheet } from "../table/editing/use-sheet.ts";
import { type OnExisting, planImport } from "./apply-import.ts";
import { findTable, headingHeight, headingsOf } from "./find-table.ts";
import { guessColumns } from "./guess-columns.ts";
import { type ImportTarget, importTargets } from "./heading-words.ts";
import { importMessages } from "./import-messages.ts";
import { rememberedTargets, rememberTargets } from "./mapping-memory.ts";
import { PreviewRows } from "./PreviewRows.tsx";
import { readRows } from "./read-rows.ts";
import { columnLetter, type SheetCells, type Workbook } from "./workbook.ts";

interface MappingStepProps {
  readonly workbook: Workbook;
  readonly onClose: () => void;
}

/** Which sheet, which heading, what columns mean, and what every row becomes by that. */
export function MappingStep({ workbook, onClose }: MappingStepProps) {
  const { lockedIds, form } = useDesign();
  const { sheet: current, commit } = useSheet();
  const t = useMessages(importMessages);
  const [sheetIndex, setSheetIndex] = useState(() => likeliest(workbook));
  const sheet = workbook.sheets[sheetIndex] ?? empty;
  const [headerRow, setHeaderRow] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<number, ImportTarget>>(new Map());
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const [onExisting, setOnExisting] = useState<OnExisting>("update");

  const place = useMemo(
    () =>
      headerRow === null ? findTable(sheet) : { header: headerRow, height: headingHeight(sheet, headerRow) },
    [sheet, headerRow],
  );
  const headings = useMemo(() => headingsOf(sheet, place), [sheet, place]);
  const targets = useMemo(() => {
    const below = sheet.rows.slice(place.header + place.height, place.header + place.height + 60);
    const guessed = guessColumns(
      headings.map((heading, column) => ({ heading, cells: below.map((row) => row[column] ?? "") })),
    );
    const remembered = rememberedTargets();
    return guessed.map(
      (guess, column) => chosen.get(column) ?? remembered.get(headings[column] ?? "") ?? guess,
    );
  }, [sheet, place, headings, chosen]);
  const rows = useMemo(() => readRows(sheet, place, targets), [sheet, place, targets]);
  const plan = useMemo(
    () =>
      planImport(current, rows, {
        onExisting,
        unticked,
        lockedIds,
        fallbackGroup: form.score.groups[0]?.code ?? "",
      }),
    [current, rows, onExisting, unticked, lockedIds, form.score.groups],
  );
  const count = plan.created + plan.updated;
  const problems = plan.rows.reduce((sum, row) => sum + row.problems.length, 0);
  const isNamed = targets.some((target) => target === "title" || target === "level2" || target === "level3");
  const restart = () => {
    setChosen(new Map());
    setUnticked(new Set());
  };
  return (
    <>
      <div className="dh-import-choices">
        {workbook.sheets.length > 1 && (
          <label>
            <span>{t("sheet")}</span>
            <select
              className="dh-input dh-select"
              value={sheetIndex}
              onChange={(event) => {
                setSheetIndex(Number(event.target.value));
                setHeaderRow(null);
                restart();
              }}
            >
              {workbook.sheets.map((each, index) => (
                <option key={each.name} value={index}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t("header")}</span>
          <select
            className="dh-input dh-select"
            value={place.header}
            onChange={(event) => {
              setHeaderRow(Number(event.target.value));
              restart();
            }}
          >
            {sheet.rows.slice(0, 30).map((row, index) => {
              const text = row.filter((cell) => cell !== "").join(" | ");
              const label = t("headerRow", { row: index + 1, text: text.slice(0, 40) });
              return (
                <option key={label} value={index}>
                  {label}
                </option>
              );
            })}
          </select>
        </label>
        <label>
          <span>{t("existing")}</span>
          <select
            className="dh-input dh-select"
            value={onExisting}
            onChange={(event) =>
              setOnExisting(
                (["update", "skip", "add"] as const).find((each) => each === event.target.value) ?? "update",
              )
            }
          >
            {(["update", "skip", "add"] as const).map((each) => (
              <option key={each} value={each}>
                {t(`existing_${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys */}
      <section className="dh-table-scroll" tabIndex={0} aria-label={t("mapping")}>
        <table className="dh-table dh-import-mapping">
          <caption>{t("mapping")}</caption>
          <tbody>
            <tr>
              <th scope="row">{t("column")}</th>
              {headings.map((heading, column) => (
                <th key={columnLetter(column)} scope="col">
                  {columnLetter(column)} · {heading || "—"}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("use")}</th>
              {headings.map((heading, column) => (
                <td key={columnLetter(column)}>
                  <select
                    className="dh-input dh-select"
                    aria-label={`${t("use")}：${columnLetter(column)} ${heading}`}
                    value={targets[column] ?? "ignore"}
                    onChange={(event) => {
                      const target = importTargets.find((each) => each === event.target.value) ?? "ignore";
                      setChosen(new Map([...chosen, [column, target]]));
                    }}
                  >
                    {importTargets.map((target) => (
                      <option key={target} value={target}>
                        {t(`use_${target}`)}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("sample")}</th>
              {headings.map((_, column) => (
                <td key={columnLetter(column)} className="dh-quiet">
                  {samplesOf(sheet, place.header + place.height, column)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      {!isNamed && <p className="dh-import-problem">{t("noTitle")}</p>}
      {sheet.uncomputed.length > 0 && (
        <p className="dh-warning">
          {t("uncomputed", {
            count: sheet.uncomputed.length,
            cells: sheet.uncomputed.slice(0, 5).join("、"),
          })}
        </p>
      )}
      {plan.groups.length > 0 && (
        <p>{t("groupsMade", { groups: plan.groups.map((group) => group.title).join("、") })}</p>
      )}
      <PreviewRows plan={plan} unticked={unticked} onTick={setUnticked} />
      <div className="dh-import-ends">
        <button
          type="button"
          className="dh-button dh-primary"
          disabled={count === 0 || !isNamed}
          onClick={() => {
            rememberTargets(headings, targets);
            commit(plan);
            onClose();
          }}
        >
          {t("import", { count })}
        </button>
        <span role="status">
          {count === 0 ? t("none") : t("summary", { created: plan.created, updated: plan.updated, problems })}
        </span>
      </div>
    </>
  );
}

const empty: SheetCells = { name: "", rows: [], merges: [], uncomputed: [] };

/** The sheet with the heading that says most. */
function likeliest({ sheets }: Workbook): number {
  const scores = sheets.map((sheet) => {
    const place = findTable(sheet);
    const rows = sheet.rows.length;
    const known = guessColumns(headingsOf(sheet, place).map((heading) => ({ heading, cells: [] })));
    return (
      known.filter((each) => each !== "append" && each !== "ignore").length * 1_000 + Math.min(rows, 999)
    );
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

function samplesOf(sheet: SheetCells, from: number, column: number): string {
  const texts = sheet.rows.slice(from).map((row) => row[column] ?? "");
  return [...new Set(texts.filter((text) => text !== ""))]
    .slice(0, 3)
    .map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text))
    .join(" / ");
}
