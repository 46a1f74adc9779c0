import type { Form, ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { FillStore } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";
import type { Given } from "./trial.ts";

/** What those who give points in a trial need. */
export interface GivingProps {
  readonly form: Form;
  readonly store: FillStore;
  readonly surroundings: Omit<ScoreInputs, "answers">;
  readonly given: Given;
  readonly onGive: (change: Partial<Given>) => void;
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
