import { memo, useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useDesign, useFindings, useSelection } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { AddSample } from "./AddSample.tsx";
import "./samples.css";

/** The samples' scores as the form stands, beside what they were when the designer was opened and what they must be. */
export const SampleStrip = memo(function SampleStrip() {
  const selection = useSelection();
  const { analysis, samples } = useFindings();
  // Where the caller lends them, there are no more to be added.
  const { select, readOnly, keepsSamples: own } = useDesign();
  const t = useMessages(designMessages);
  const before = useRef(new Map<string, number | null>());
  for (const result of analysis.samples) {
    if (!before.current.has(result.id)) before.current.set(result.id, result.result.score);
  }
  const add = own && !readOnly && <AddSample />;
  if (samples.length === 0 && !own) return null;
  if (samples.length === 0) {
    return (
      <div className="dh-strip-row">
        <p className="dh-quiet" title={t("sampleNone")}>
          {t("sampleNone")}
        </p>
        {add}
      </div>
    );
  }
  return (
    <div className="dh-strip-row">
      <ul className="dh-strip" aria-label={t("sampleScore")}>
        {samples.map((sample) => {
          const result = analysis.samples.find((each) => each.id === sample.id);
          const score = result?.result.score ?? null;
          const first = before.current.get(sample.id) ?? null;
          const expected = sample.expected?.score;
          const missed = result?.differences.length ?? 0;
          const checks = sample.expected !== undefined && Object.keys(sample.expected).length > 0;
          return (
            <li key={sample.id}>
              <button
                type="button"
                className="dh-strip-sample"
                aria-current={(selection.kind === "sample" && selection.id === sample.id) || undefined}
                onClick={() => select({ kind: "sample", id: sample.id })}
              >
                <span className="dh-strip-title">{sample.title}</span>
                <b
                  aria-live="polite"
                  data-state={
                    result === undefined || !checks ? undefined : missed === 0 ? "passed" : "failed"
                  }
                >
                  {score === null ? "—" : showNumber(score)}
                </b>
                {score === null && <span className="dh-quiet">{t("sampleWaits")}</span>}
                {score !== null && result?.result.provisional === true && (
                  <span className="dh-quiet" title={t("sampleProvisionalHint")}>
                    {t("sampleProvisional")}
                  </span>
                )}
                {score !== null && first !== null && first !== score && (
                  <span className="dh-quiet">{t("sampleBefore", { before: showNumber(first) })}</span>
                )}
                {expected !== undefined && (
                  <span className="dh-quiet" title={t(missed === 0 ? "samplePassed" : "sampleFailed")}>
                    {t("sampleExpected", { expected: showNumber(expected) })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {add}
    </div>
  );
});
