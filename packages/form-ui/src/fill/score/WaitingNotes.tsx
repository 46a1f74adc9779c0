import type { ScoreResult } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { countWaiting } from "./state-words.ts";

/** Why a score is not the last word: what is not filled in yet, and what others have not given yet. */
export function WaitingNotes({ result }: { readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  const { answers, data, points, group } = countWaiting(result);
  return (
    <>
      {answers > 0 && <p className="dh-score-note">{t("scoreUnfilled", { count: answers })}</p>}
      {data > 0 && <p className="dh-score-note">{t("scoreWaitsForData", { count: data })}</p>}
      {points > 0 && <p className="dh-score-note">{t("scoreProvisional", { count: points })}</p>}
      {group > 0 && <p className="dh-score-note">{t("scoreWaitsForGroup", { count: group })}</p>}
    </>
  );
}
