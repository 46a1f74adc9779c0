import { check, render, type Scope } from "@duheng/formula";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import "../../shared/dialog.css";
import "./ready-made.css";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import type { FormulaSample } from "../formula-sample.ts";
import { previewFormula } from "../preview.ts";
import { RecipeSlots } from "./RecipeSlots.tsx";
import { readyMadeMessages } from "./ready-made-messages.ts";
import { lacksPoints, type PointsRange, type Recipe, recipesFor } from "./recipes.ts";
import { sourcesOf } from "./sources.ts";
import { type Filling, guessSlots, wordOfFull, writeRecipe } from "./write-recipe.ts";

interface ReadyMadeProps {
  readonly scope: Scope;
  readonly expected: string | undefined;
  /** What the result is held within, where it is. */
  readonly range: PointsRange | undefined;
  readonly sample: FormulaSample | undefined;
  /** Whether there is a formula that the new one takes the place of. */
  readonly replaces: boolean;
  readonly onInsert: (source: string) => void;
  readonly onClose: () => void;
}

/** Formulas that many indicators have: one is picked, its parts are found among the form's fields, and it is inserted. */
export default function ReadyMade({
  scope,
  expected,
  range,
  sample,
  replaces,
  onInsert,
  onClose,
}: ReadyMadeProps) {
  const t = useMessages(readyMadeMessages);
  const locale = useLocale();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const sources = useMemo(() => sourcesOf(scope), [scope]);
  const word = useMemo(() => wordOfFull(scope), [scope]);
  const recipes = recipesFor(expected, range);
  const lack = lacksPoints(expected, range) ? "noPoints" : sources.length === 0 ? "noSources" : null;
  const [recipe, setRecipe] = useState<Recipe | undefined>(recipes[0]);
  const [filling, setFilling] = useState<Filling>(() => begin(recipe));
  function begin(of: Recipe | undefined): Filling {
    const slots = of === undefined ? {} : guessSlots(of, sources, range);
    // A condition is there or not: what was not filled in did not happen.
    return {
      slots,
      full: String(range?.max ?? 10),
      whenBlank: expected === "boolean" ? "zero" : "",
      whenNone: "",
    };
  }
  const source = recipe === undefined ? null : writeRecipe(recipe, filling, sources, word);
  const [problem] = source === null ? [] : check(source, scope, expected).diagnostics;
  const preview =
    source === null || sample === undefined ? null : previewFormula(source, scope, sample.input, locale);
  return (
    <dialog
      ref={dialog}
      className="dh-dialog dh-ready"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onKeyDown={(event) => {
        // Escape closes this one, not what it was opened from.
        event.stopPropagation();
      }}
    >
      <div className="dh-dialog-head">
        <h3 className="dh-pane-title" id={`${id}-title`}>
          {t("title")}
        </h3>
        <button type="button" className="dh-button" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      {lack !== null ? (
        <p className="dh-notice">{t(lack)}</p>
      ) : (
        <div className="dh-ready-body">
          <fieldset className="dh-fieldset dh-ready-recipes">
            <legend className="dh-label">{t("choose")}</legend>
            {recipes.map((each) => (
              <label key={each.id} className="dh-ready-recipe">
                <input
                  type="radio"
                  name={id}
                  checked={each === recipe}
                  onChange={() => {
                    setRecipe(each);
                    setFilling(begin(each));
                  }}
                />
                <span>
                  <b>{t(`recipe_${each.id}`)}</b>
                  <span className="dh-quiet">{t(`help_${each.id}`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="dh-ready-filling">
            {recipe !== undefined && (
              <RecipeSlots
                recipe={recipe}
                filling={filling}
                sources={sources}
                word={word}
                isFloating={range?.isFloating === true}
                gives={expected === "boolean" ? "condition" : "points"}
                onChange={setFilling}
              />
            )}
            <p className="dh-label">{t("formula")}</p>
            <output className="dh-ready-formula" data-empty={source === null || undefined}>
              {source ?? t("incomplete")}
            </output>
            <p className="dh-ready-result" aria-live="polite">
              {problem !== undefined ? (
                <span className="dh-error">{render(problem, locale)}</span>
              ) : sample === undefined ? (
                <span className="dh-quiet">{t("noSample")}</span>
              ) : (
                <>
                  <span className="dh-quiet">{t("sample", { title: sample.title })}</span>{" "}
                  <b>
                    {preview?.kind === "value" || preview?.kind === "error"
                      ? preview.text
                      : preview?.kind === "group"
                        ? t("sampleGroup")
                        : "—"}
                  </b>
                </>
              )}
            </p>
            <div className="dh-ready-ends">
              <button
                type="button"
                className="dh-button dh-primary"
                disabled={source === null || problem !== undefined}
                onClick={() => {
                  if (source === null) return;
                  dialog.current?.close();
                  onInsert(source);
                }}
              >
                {t("insert")}
              </button>
              {replaces && <span className="dh-quiet">{t("replaces")}</span>}
            </div>
          </div>
        </div>
      )}
    </dialog>
  );
}
