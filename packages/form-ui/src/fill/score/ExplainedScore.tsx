import type { ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { Fragment, useMemo } from "react";
import "../../shared/theme.css";
import "../fill.css";
import "../filled.css";
import { inLocale, LocaleProvider, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { fillMessages } from "../fill-messages.ts";
import { CeilingNote } from "./CeilingNote.tsx";
import type { ScoreExplanationProps } from "./explanation-props.ts";
import { FormulaSteps } from "./FormulaSteps.tsx";
import { failureSentence } from "./failure-sentence.ts";
import { outlineScore } from "./outline.ts";
import { stateWord, waitsAsAWhole } from "./state-words.ts";
import { WaitingNotes } from "./WaitingNotes.tsx";

/** The score and how it came about: groups, indicators, and each formula term by term. */
export default function ExplainedScore({ form, result, tree, locale }: ScoreExplanationProps) {
  const total = useMemo(() => tree ?? outlineScore(form, result), [tree, form, result]);
  return (
    <LocaleProvider value={locale}>
      <Explained total={total} result={result} />
    </LocaleProvider>
  );
}

function Explained({ total, result }: { readonly total: Explanation; readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  return (
    <section className="dh-root dh-explanation" aria-label={t("explainTitle")}>
      <div className="dh-explanation-head">
        <span className="dh-score-label">{t(result.provisional ? "score" : "scoreFinal")}</span>
        <span className="dh-score-number">
          {result.score === null ? (
            <span className="dh-quiet">{t("scoreNone")}</span>
          ) : (
            showNumber(result.score)
          )}
          {total.full !== null && (
            <span className="dh-score-full"> {t("scoreOf", { full: showNumber(total.full) })}</span>
          )}
        </span>
        {result.raw !== null && result.raw !== result.score && (
          <span className="dh-quiet">{t("explainRaw", { raw: showNumber(result.raw) })}</span>
        )}
      </div>
      <WaitingNotes result={result} />
      <CeilingNote result={result} />
      <Sentences of={total} />
      <div className="dh-table-scroll">
        <table className="dh-table">
          <thead>
            <tr>
              <th scope="col">{t("explainItem")}</th>
              <th scope="col" className="dh-points">
                {t("explainPoints")}
              </th>
              <th scope="col" className="dh-full">
                {t("explainFull")}
              </th>
            </tr>
          </thead>
          <tbody>
            {total.parts.map((group) => (
              <Fragment key={group.code}>
                <tr className="dh-group-row">
                  <th scope="rowgroup">
                    {group.title}
                    <Sentences of={group} />
                  </th>
                  <Points of={group} result={result} />
                </tr>
                {group.parts.map((item) => (
                  <tr key={item.code} className="dh-item-row">
                    <th scope="row">
                      {item.title}
                      <Sentences of={item} />
                      {item.state === "error" && <Failure code={result.indicators[item.code]?.error?.code} />}
                      <FormulaOf item={item} />
                    </th>
                    <Points of={item} result={result} />
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Points({ of, result }: { readonly of: Explanation; readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  return (
    <>
      <td className="dh-points">
        {of.points === null || waitsAsAWhole(of) ? (
          <span className="dh-quiet">{t(stateWord(of, result))}</span>
        ) : (
          showNumber(of.points)
        )}
      </td>
      <td className="dh-full dh-quiet">{of.full === null ? "—" : showNumber(of.full)}</td>
    </>
  );
}

function Sentences({ of }: { readonly of: Explanation }) {
  const locale = useLocale();
  if (of.sentences.length === 0) return null;
  return (
    <ul className="dh-sentences">
      {of.sentences.map((sentence) => (
        <li key={sentence.zh}>{inLocale(sentence, locale)}</li>
      ))}
    </ul>
  );
}

function Failure({ code }: { readonly code: string | undefined }) {
  const locale = useLocale();
  return code === undefined ? null : (
    <div className="dh-sentences dh-warning">{failureSentence(code, locale)}</div>
  );
}

function FormulaOf({ item }: { readonly item: Explanation }) {
  const t = useMessages(fillMessages);
  if (item.formula === undefined) return null;
  return (
    <details>
      <summary aria-label={t("explainShow", { title: item.title })}>{t("explainFormula")}</summary>
      <FormulaSteps steps={[item.formula.step]} />
      <details>
        <summary aria-label={`${t("explainSource")} ${item.title}`}>{t("explainSource")}</summary>
        <code className="dh-formula">{item.formula.source}</code>
      </details>
    </details>
  );
}
