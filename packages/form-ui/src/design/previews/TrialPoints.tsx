import type { Form, ScoreResult } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";
import type { TrialState } from "./use-trial.ts";

/** What those who give points in a trial need. */
export interface GivingProps extends Pick<TrialState, "store" | "surroundings" | "given"> {
  readonly form: Form;
  readonly onGive: TrialState["give"];
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
