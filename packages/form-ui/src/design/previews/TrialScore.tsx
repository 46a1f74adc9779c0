import type { ScoreResult } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";

/** What the form gives with what was just tried. */
export function TrialScore({ result }: { readonly result: ScoreResult }) {
  const t = useMessages(frameMessages);
  return (
    <p className="dh-trial-score" role="status">
      {result.score === null ? (
        t("scoreWaits")
      ) : (
        <>
          {t("scoreNow")} <b>{showNumber(result.score)}</b>
        </>
      )}
    </p>
  );
}

/** The points of one indicator as they come out. */
export function TrialPoints({ result, code }: { readonly result: ScoreResult; readonly code: string }) {
  const t = useMessages(frameMessages);
  const points = result.indicators[code]?.points ?? null;
  return (
    <span className="dh-quiet">
      {points === null ? t("resultWaits") : t("resultPoints", { points: showNumber(points) })}
    </span>
  );
}
