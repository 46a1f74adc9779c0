import type { ScoreInputs } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useNarrow } from "../use-narrow.ts";
import { CeilingNote } from "./CeilingNote.tsx";
import { GroupBar } from "./GroupBar.tsx";
import { stateWords } from "./state-words.ts";
import { type LiveScore, useScore } from "./use-score.ts";

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
  const pending = states.filter((indicator) => indicator?.state === "pending").length;
  const errors = states.filter((indicator) => indicator?.state === "error").length;
  return (
    <>
      {pending > 0 && <p className="dh-score-note">{t("scoreProvisional", { count: pending })}</p>}
      {errors > 0 && <p className="dh-score-note">{t("scoreErrors", { count: errors })}</p>}
      <CeilingNote result={result} />
      <ul className="dh-groups" aria-label={t("scoreGroups")}>
        {outline.parts.map((group) => (
          <li key={group.code}>
            <GroupBar group={group} />
            {group.parts.length > 0 && <Items group={group} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Items({ group }: { readonly group: Explanation }) {
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
            <span>{item.title}</span>
            <span className="dh-tabular" data-state={item.state}>
              {item.points === null || item.state !== "scored"
                ? t(stateWords[item.state])
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
