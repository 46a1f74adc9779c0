import type { ScoreInputs } from "@duheng/contracts";
import type { FillStore, PreparedForm } from "@duheng/form";
import { useScore } from "../../fill/score/use-score.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";
import type { Role } from "./roles.ts";

interface TrialBarProps {
  readonly prepared: PreparedForm;
  readonly store: FillStore;
  readonly surroundings: Omit<ScoreInputs, "answers">;
  readonly progress: Record<"review" | "ratings", { readonly given: number; readonly asked: number }>;
  /** Leads to where it is given. */
  readonly onRole: (role: Role) => void;
  readonly onReset: () => void;
}

/** How far the trial has come, and its total once all is given. */
export function TrialBar({ prepared, store, surroundings, progress, onRole, onReset }: TrialBarProps) {
  const t = useMessages(frameMessages);
  const live = useScore(prepared, store, surroundings);
  const { state } = store.snapshot();
  const wrong = Object.values(state.problems).filter((problems) =>
    problems.some(({ severity }) => severity === "error"),
  ).length;
  const steps: readonly { readonly role: Role; readonly text: string; readonly isDone: boolean }[] = [
    {
      role: "staff",
      text: wrong === 0 ? t("trialFilled") : t("trialToFill", { count: wrong }),
      isDone: wrong === 0,
    },
    ...(progress.review.asked === 0 ? [] : [stepOf("reviewer", "trialReview", progress.review)]),
    ...(progress.ratings.asked === 0 ? [] : [stepOf("rater", "trialRatings", progress.ratings)]),
  ];
  const isWhole = steps.every(({ isDone }) => isDone) && live?.result.provisional === false;
  const score = live?.result.score ?? null;

  function stepOf(role: Role, text: "trialReview" | "trialRatings", part: { given: number; asked: number }) {
    return { role, text: t(text, part), isDone: part.given === part.asked };
  }

  return (
    <div className="dh-trial-bar">
      <ol className="dh-trial-steps" aria-label={t("trialSteps")}>
        {steps.map(({ role, text, isDone }) => (
          <li key={role}>
            <button type="button" className="dh-link" onClick={() => onRole(role)}>
              {isDone ? "✓ " : ""}
              {text}
            </button>
          </li>
        ))}
      </ol>
      <p className="dh-trial-score" role="status">
        {score === null ? (
          t("scoreWaits")
        ) : (
          <>
            {t(isWhole ? "scoreTotal" : "scoreNow")} <b>{showNumber(score)}</b>
          </>
        )}
      </p>
      <button type="button" className="dh-button" onClick={onReset}>
        {t("trialReset")}
      </button>
    </div>
  );
}
