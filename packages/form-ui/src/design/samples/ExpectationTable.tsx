import type { Sample, ScoreResult } from "@duheng/contracts";
import { useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { patchSample } from "../operations/scoring.ts";
import { ExpectedInput } from "./ExpectedInput.tsx";
import { type Expectation, expecting, listExpectations, takeable } from "./expectations.ts";
import { sampleMessages } from "./sample-messages.ts";
import { TakeActual } from "./TakeActual.tsx";
import "./samples.css";

interface ExpectationTableProps {
  readonly sample: Sample;
  /** Null while the form has had errors from the beginning. */
  readonly result: ScoreResult | null;
  /** The result is from before the form's errors. */
  readonly stale: boolean;
}

/** What must come out of a sample beside what does, for each indicator, each group and the total. */
export function ExpectationTable({ sample, result, stale }: ExpectationTableProps) {
  const { form } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const t = useMessages(sampleMessages);
  const [taking, setTaking] = useState<readonly Expectation[]>([]);
  const lines = listExpectations(form, sample, result);
  const count = (state: Expectation["state"]) => lines.filter((each) => each.state === state).length;
  const [passed, failed] = [count("passed"), count("failed")];
  const open = stale ? [] : takeable(lines);
  const titleOf = (of: Expectation) => (of.part === "score" ? t("total") : of.title);
  const take = (taken: readonly Expectation[]) =>
    apply(
      patchSample(form, sample.id, (each) =>
        taken.reduce((next, of) => expecting(next, of, of.actual), each),
      ),
      "",
    );
  return (
    <section className="dh-expect" aria-label={t("expectations")}>
      <p className="dh-expect-sum" role="status">
        {passed > 0 && <span data-state="passed">✓ {t("matches", { count: passed })} </span>}
        {failed > 0 && <span data-state="failed">✗ {t("misses", { count: failed })}</span>}
        {passed + failed === 0 && <span className="dh-quiet">{t(result === null ? "waits" : "none")}</span>}
      </p>
      {stale && <p className="dh-quiet">{t(result === null ? "waits" : "stale")}</p>}
      <table className="dh-expect-table">
        <thead>
          <tr>
            <th scope="col">{t("part")}</th>
            <th scope="col">{t("expected")}</th>
            <th scope="col">{t("actual")}</th>
            <th scope="col">{t("difference")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((of) => (
            <tr
              key={`${of.part}/${of.code}`}
              data-part={of.part}
              data-state={of.state}
              data-attribute={attributeOf(of)}
            >
              <th scope="row">
                {titleOf(of)}
                {of.gone && <span className="dh-warning"> {t("gone")}</span>}
              </th>
              <td>
                <ExpectedInput
                  label={t("expectedOf", { title: titleOf(of) })}
                  value={of.expected}
                  allowBlank={of.part !== "score"}
                  wrong={of.state === "failed"}
                  onChange={(points) =>
                    apply(
                      patchSample(form, sample.id, (each) => expecting(each, of, points)),
                      `sample/${sample.id}/${attributeOf(of)}`,
                    )
                  }
                />
              </td>
              <td>
                {readOnly || !open.includes(of) ? (
                  <span className="dh-expect-actual">{shown(of.actual, t("blank"))}</span>
                ) : (
                  <button
                    type="button"
                    className="dh-expect-actual dh-link"
                    aria-label={`${shown(of.actual, t("blank"))} · ${t("takeOne", { title: titleOf(of) })}`}
                    title={t("takeOne", { title: titleOf(of) })}
                    onClick={() => setTaking([of])}
                  >
                    {shown(of.actual, t("blank"))}
                  </button>
                )}
              </td>
              <td>{differenceText(of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dh-quiet">{t("blankNote")}</p>
      {!readOnly && open.length > 0 && (
        <button type="button" className="dh-button dh-take-all" onClick={() => setTaking(open)}>
          {t("takeAll")}
        </button>
      )}
      {taking.length > 0 && (
        <TakeActual lines={taking} onTake={() => take(taking)} onClose={() => setTaking([])} />
      )}
    </section>
  );
}

/** The place of a line in the sample, as problems name it. */
function attributeOf({ part, code }: Expectation): string {
  return part === "score"
    ? "expected/score"
    : `expected/${part === "group" ? "groups" : "indicators"}/${code}`;
}

function shown(points: number | null | undefined, blank: string): string {
  if (points === undefined) return "—";
  return points === null ? blank : showNumber(points);
}

/** With its sign; a mark where one of the two is no number, nothing where nothing is checked. */
function differenceText({ state, difference }: Expectation): string {
  if (state === "unchecked" || state === "unknown") return "";
  if (state === "passed") return "✓";
  if (difference === null) return "✗";
  return `${difference > 0 ? "+" : ""}${showNumber(difference).replace("-", "−")}`;
}
