import type { Indicator } from "@duheng/contracts";
import { useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import { dimensionWords, showWord } from "../cells/words.ts";
import { tableMessages } from "../table-messages.ts";
import { type PivotCell, pivotPoints } from "./pivot.ts";

/** Points by virtue and measure: a table whose cells are bars, so that the picture is its own text. */
export function PivotPanel({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const pivot = pivotPoints(indicators);
  const most = Math.max(1, ...pivot.rows.flatMap((row) => row.cells.map((cell) => cell.points)));
  const cell = (each: PivotCell, bar: boolean) => (
    <>
      {bar && (
        <span
          className="dh-it-pivot-bar"
          aria-hidden="true"
          style={{ width: `${Math.max(0, (each.points / most) * 100)}%` }}
        />
      )}
      <span className="dh-it-pivot-text" data-none={each.count === 0 || undefined}>
        {each.count === 0 ? "—" : t("pivotCell", { points: each.points, count: each.count })}
      </span>
    </>
  );
  const measure = (name: (typeof pivot.columns)[number]) =>
    name === "unset" ? t("unset") : showWord(dimensionWords.measure, name, locale);
  return (
    <div className="dh-table-scroll">
      <table className="dh-it-pivot">
        <caption>{t("pivotTitle")}</caption>
        <thead>
          <tr>
            <td />
            {pivot.columns.map((name) => (
              <th key={name} scope="col">
                {measure(name)}
              </th>
            ))}
            <th scope="col">{t("inAll")}</th>
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map((row) => (
            <tr key={row.virtue}>
              <th scope="row">
                {row.virtue === "unset" ? t("unset") : showWord(dimensionWords.virtue, row.virtue, locale)}
              </th>
              {row.cells.map((each, index) => (
                <td key={pivot.columns[index]}>{cell(each, true)}</td>
              ))}
              <td>{cell(row.sum, false)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("inAll")}</th>
            {pivot.sums.map((each, index) => (
              <td key={pivot.columns[index]}>{cell(each, false)}</td>
            ))}
            <td>{cell(pivot.all, false)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
