import type { Form } from "@duheng/contracts";
import { memo, useMemo } from "react";
import { fixLabel } from "../../formula-editor/fix-label.ts";
import { asText, own } from "../../shared/guards.ts";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { Popup } from "../../shared/Popup.tsx";
import { pointerSteps } from "../../shared/pointers.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { schemaAt } from "../operations/schemas.ts";
import { adjustSamples } from "../samples/adjustable.ts";
import { answerOf } from "../samples/go-to-answer.ts";
import { sampleMessages } from "../samples/sample-messages.ts";
import { type Place, placeOf, type Selection } from "../selection.ts";
import { mendProblem } from "./mend-problem.ts";

/** Everything that is wrong with the form; each line leads to its place. */
export const ProblemsPanel = memo(function ProblemsPanel() {
  const { problems } = useFindings();
  const t = useMessages(designMessages);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) {
    return (
      <p className="dh-problems-none" role="status">
        ✓ {t("problemsNone")}
      </p>
    );
  }
  return (
    <Popup
      className="dh-problem-panel"
      summary={
        <span role="status">
          {errors > 0 && <b className="dh-error">{t("errorsCount", { count: errors })} </b>}
          {warnings > 0 && <span className="dh-warning">{t("warningsCount", { count: warnings })}</span>}
        </span>
      }
    >
      <ProblemList />
    </Popup>
  );
});

function ProblemList() {
  const { form, settled } = useDesignedForm();
  const { analysis, problems } = useFindings();
  const { select, apply, readOnly } = useDesign();
  const locale = useLocale();
  const ofSamples = useMessages(sampleMessages);
  const adjusted = useMemo(
    () => adjustSamples(form, analysis.samples, settled),
    [form, analysis.samples, settled],
  );
  return (
    <ul>
      {!readOnly && adjusted.ids.length > 0 && (
        <li>
          <button type="button" className="dh-fix" onClick={() => apply(adjusted.form, "")}>
            {ofSamples("adjustMany", { count: adjusted.ids.length })}
          </button>
        </li>
      )}
      {problems.map((problem) => {
        const place = placeOf(form, problem.path);
        return (
          <li key={`${problem.path} ${problem.code} ${problem.message.zh} ${problem.diagnostic?.from ?? ""}`}>
            <button
              type="button"
              className="dh-link"
              onClick={() => select(place.selection, place.attribute)}
            >
              {titleOfPlace(form, place)}
            </button>{" "}
            <span className={problem.severity === "error" ? "dh-error" : "dh-warning"}>
              {inLocale(problem.message, locale)}
            </span>
            {problem.diagnostic?.fix !== undefined && !readOnly && (
              <button
                type="button"
                className="dh-fix"
                onClick={() => {
                  const mended = mendProblem(form, problem);
                  if (mended !== null) apply(mended, "");
                }}
              >
                {fixLabel(problem.diagnostic.fix, locale)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What a problem's place is called: of a sample's answer the field as well. */
function titleOfPlace(form: Form, { selection, attribute }: Place): string {
  const title = titleOf(form, selection);
  const answer = selection.kind === "sample" ? answerOf(attribute) : null;
  if (answer === null) return title;
  const path = pointerSteps(answer).filter((step) => !/^\d+$/.test(step));
  return `${title} · ${titleOf(form, { kind: "field", path })}`;
}

/** What a part is called. */
export function titleOf(form: Form, selection: Selection): string {
  switch (selection.kind) {
    case "form":
      return form.title;
    case "page":
      return form.layout?.pages.find((page) => page.id === selection.id)?.title ?? selection.id;
    case "section": {
      const section = form.layout?.pages
        .flatMap((page) => page.sections)
        .find((each) => each.id === selection.id);
      return section?.title ?? selection.id;
    }
    case "field":
      return selection.path
        .map(
          (key, index) =>
            asText(own(schemaAt(form.fields, selection.path.slice(0, index + 1)), "title")) ?? key,
        )
        .join(" · ");
    case "group":
      return form.score.groups.find((group) => group.id === selection.id)?.title ?? selection.id;
    case "indicator":
      return form.indicators.find((indicator) => indicator.id === selection.id)?.title ?? selection.id;
    case "sample":
      return form.samples?.find((sample) => sample.id === selection.id)?.title ?? selection.id;
  }
}
