import { useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import { mostIndicators } from "../../table/editing/rows.ts";
import { type PlannedImport, shownIn } from "../plan/apply-import.ts";
import type { PlannedRow } from "../plan/planned-row.ts";
import { importMessages } from "./import-messages.ts";

interface PreviewRowsProps {
  readonly plan: PlannedImport;
  readonly unticked: ReadonlySet<number>;
  readonly onTick: (unticked: ReadonlySet<number>) => void;
}

/** Every row of the file with what it becomes, and what in it cannot be read. */
export function PreviewRows({ plan, unticked, onTick }: PreviewRowsProps) {
  const t = useMessages(importMessages);
  const locale = useLocale();
  const tick = (key: number, on: boolean) => {
    const next = new Set(unticked);
    if (on) next.delete(key);
    else next.add(key);
    onTick(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys
    <section className="dh-import-rows" tabIndex={0} aria-label={t("preview")}>
      <table className="dh-table">
        <caption>{t("preview")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("line")}</th>
            <th scope="col">{t("becomes")}</th>
            <th scope="col">{t("result")}</th>
            <th scope="col" data-kind="number">
              {t("points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.rows
            .filter(({ row }) => row.kind !== "empty")
            .map((each) => {
              const { row, indicator, problems, guesses } = each;
              return (
                <tr
                  key={row.key}
                  data-becomes={each.becomes}
                  data-problem={problems.length > 0 || undefined}
                  data-guess={guesses.length > 0 || undefined}
                >
                  <td>
                    {row.kind === "indicator" ? (
                      <label className="dh-choice">
                        <input
                          type="checkbox"
                          aria-label={t("take", { line: row.at })}
                          checked={!unticked.has(row.key)}
                          onChange={(event) => tick(row.key, event.target.checked)}
                        />
                        <span>{row.at}</span>
                      </label>
                    ) : (
                      row.at
                    )}
                  </td>
                  <td>{fate(each)}</td>
                  <td>
                    {indicator === null || each.becomes === "skip" ? (
                      <span className="dh-quiet">{row.summary.slice(0, 120)}</span>
                    ) : (
                      <>
                        <b>{indicator.title}</b>{" "}
                        <span className="dh-quiet">
                          {[
                            indicator.code,
                            ...previewed.map((key) => shownIn(key, indicator, plan.form, locale)),
                          ]
                            .filter((text) => text !== "")
                            .join(" · ")}
                        </span>
                        {indicator.description !== undefined && (
                          <span className="dh-import-description">{indicator.description.slice(0, 200)}</span>
                        )}
                      </>
                    )}
                    {problems.map((problem) => (
                      <span key={problem.place + problem.column} className="dh-error dh-import-cell">
                        {t("problemAt", {
                          place: problem.place,
                          text: problem.text.slice(0, 60),
                          message: problem.message[locale],
                        })}
                      </span>
                    ))}
                    {guesses.map((guess) => (
                      <span key={guess.place + guess.message.code} className="dh-import-guess dh-import-cell">
                        <b>{t("guess")}</b>{" "}
                        {guess.message[locale].startsWith(guess.place) ? "" : `${guess.place} `}
                        {guess.message[locale]}
                      </span>
                    ))}
                  </td>
                  <td data-kind="number">
                    {indicator === null ? "" : shownIn("points", indicator, plan.form, locale)}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );

  function fate({ row, becomes }: PlannedRow): string {
    if (becomes !== "nothing") return t(`becomes_${becomes}`, { most: mostIndicators });
    return row.kind === "indicator" ? "" : t(`kind_${row.kind}`);
  }
}

const previewed = ["group", "by", "formula", "measure", "virtue", "scope", "importance", "polarity"] as const;
