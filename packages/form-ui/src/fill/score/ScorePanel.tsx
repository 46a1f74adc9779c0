import type { FormulaFailure, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { missingSentence } from "@duheng/form/scores";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useNarrow } from "../use-narrow.ts";
import { CeilingNote } from "./CeilingNote.tsx";
import { GroupBar } from "./GroupBar.tsx";
import { stateWord } from "./state-words.ts";
import { type LiveScore, useScore } from "./use-score.ts";
import { WaitingNotes } from "./WaitingNotes.tsx";

/**
 * "Score so far": the number, a bar per group, and each item's points; never more than a preview. On a narrow screen
 * only the number stays in sight, the rest opens.
 */
export function ScorePanel({ inputs }: { readonly inputs: Omit<ScoreInputs, "answers"> | undefined }) {
  const { prepared, store } = useFill();
  const t = useMessages(fillMessages);
  const live = useScore(prepared, store, inputs);
  const narrow = useNarrow();
  if (narrow) {
    return (
      <aside className="dh-score" aria-label={t("score")} data-narrow>
        <details>
          <summary className="dh-score-summary">
            <Head live={live} />
          </summary>
          {live !== null && <Body live={live} />}
        </details>
      </aside>
    );
  }
  return (
    <aside className="dh-score" aria-label={t("score")}>
      <Head live={live} />
      {live !== null && <Body live={live} />}
    </aside>
  );
}

function Head({ live }: { readonly live: LiveScore | null }) {
  const t = useMessages(fillMessages);
  const shown = live === null ? null : (live.result.score ?? live.result.raw);
  const full = live?.outline.full ?? null;
  return (
    <span className="dh-score-head">
      <span className="dh-score-label">{t("score")}</span>
      <span className="dh-score-number" aria-live="polite" aria-atomic="true">
        {shown === null ? <span className="dh-quiet">{t("scoreNone")}</span> : showNumber(shown)}
        {full !== null && <span className="dh-score-full"> {t("scoreOf", { full: showNumber(full) })}</span>}
      </span>
    </span>
  );
}

function Body({ live: { result, outline } }: { readonly live: LiveScore }) {
  const t = useMessages(fillMessages);
  const states = Object.values(result.indicators);
  const errors = states.filter((indicator) => indicator?.state === "error").length;
  return (
    <>
      <WaitingNotes result={result} />
      {errors > 0 && <p className="dh-score-note">{t("scoreErrors", { count: errors })}</p>}
      <CeilingNote result={result} />
      <ul className="dh-groups" aria-label={t("scoreGroups")}>
        {outline.parts.map((group) => (
          <li key={group.code}>
            <GroupBar group={group} result={result} />
            {group.parts.length > 0 && <Items group={group} result={result} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Items({ group, result }: { readonly group: Explanation; readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  return (
    <details className="dh-items">
      <summary>
        {t("scoreDetail")}
        <span className="dh-sr"> {group.title}</span>
      </summary>
      <ul>
        {group.parts.map((item) => (
          <li key={item.code}>
            <span>
              {item.title}
              <MissingAnswer failure={result.indicators[item.code]?.error} />
            </span>
            <span className="dh-tabular" data-state={item.state}>
              {item.points === null || item.state !== "scored"
                ? t(stateWord(item, result))
                : showNumber(item.points)}
              {item.full !== null && item.state === "scored" && (
                <span className="dh-quiet"> {t("scoreOf", { full: showNumber(item.full) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Which answer an item misses. */
function MissingAnswer({ failure }: { readonly failure: FormulaFailure | undefined }) {
  const { prepared } = useFill();
  const locale = useLocale();
  if (typeof failure?.params?.path !== "string") return null;
  return <small className="dh-quiet">{inLocale(missingSentence(prepared.fields, failure), locale)}</small>;
}
