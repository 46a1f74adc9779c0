import type { Form, Indicator, RaterKind, ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, PreparedForm } from "../api.ts";
import { reviewLevels } from "../review/check-review.ts";
import { makeData } from "./make-data.ts";
import { makeValue } from "./make-value.ts";
import type { Pick } from "./pick.ts";

/** Checks between fields (办结数 ≤ 受理数) are met by trying again, so often. */
const tries = 60;

const raterKinds: readonly RaterKind[] = ["self", "peer", "superior", "subordinate", "public"];

/**
 * A filled form to begin a sample with: the fields' own examples and defaults, else the plainest value that each
 * allows; reviewers give the best level and raters a middling one. Files, and texts whose pattern no example meets,
 * stay blank.
 */
export function exampleInputs(form: Form, prepared: PreparedForm): ScoreInputs {
  const answers = filled(prepared, makeObject(prepared.fields, null));
  return withGiven(form, answers, null);
}

/**
 * A filled form of random values within each field's bounds, with random rows of the datasets that it lists. Where fields are held against each other, those that fail
 * are drawn again; what still fails after a while is left as it is, and the form's checks tell it.
 * @param random a number from 0 up to, not including, 1
 */
export function randomInputs(form: Form, prepared: PreparedForm, random: () => number): ScoreInputs {
  let best = filled(prepared, makeObject(prepared.fields, random));
  let wrong = problemsOf(prepared, best);
  for (let turn = 0; wrong.length > 0 && turn < tries; turn += 1) {
    const failed = new Set(wrong.map(({ path }) => path.split("/")[1]));
    // Now and then all anew: what a value is held against may have left it no room.
    const kept = turn % 3 === 2 ? [] : Object.entries(best).filter(([key]) => !failed.has(key));
    const next = filled(prepared, { ...makeObject(prepared.fields, random), ...Object.fromEntries(kept) });
    const still = problemsOf(prepared, next);
    if (still.length <= wrong.length) [best, wrong] = [next, still];
  }
  return withGiven(form, best, random);
}

function problemsOf(prepared: PreparedForm, answers: AnswerMap) {
  return prepared.validate(answers).problems.filter(({ severity }) => severity === "error");
}

function makeObject(fields: readonly FieldInfo[], random: Pick): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = field.computed === undefined ? makeField(field, random) : undefined;
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function makeField(field: FieldInfo, random: Pick): unknown {
  if (field.kind === "object") return makeObject(field.fields ?? [], random);
  if (field.kind !== "rows") return makeValue(field, random);
  const { minItems = 0, maxItems = minItems + 3 } = field.bounds;
  const most = Math.min(maxItems, minItems + 3);
  const count =
    random === null
      ? Math.min(Math.max(minItems, 1), maxItems)
      : minItems + Math.floor(random() * (most - minItems + 1));
  return Array.from({ length: count }, () => makeObject(field.fields ?? [], random));
}

/** The answers without what is hidden with them: nobody would have filled it in. */
function filled(prepared: PreparedForm, answers: AnswerMap): AnswerMap {
  const { visible } = prepared.fill(answers);
  return withoutHidden(prepared.fields, answers, "", visible);
}

function withoutHidden(
  fields: readonly FieldInfo[],
  answers: AnswerMap,
  at: string,
  visible: Readonly<Record<string, boolean>>,
): AnswerMap {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => {
      const path = `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (visible[path] === false) return [];
      const inner = fields.find((field) => field.key === key)?.fields ?? [];
      if (Array.isArray(value) && inner.length > 0) {
        return [
          [
            key,
            value.map((row, index) =>
              isAnswers(row) ? withoutHidden(inner, row, `${path}/${index}`, visible) : row,
            ),
          ],
        ];
      }
      return [
        [key, isAnswers(value) && inner.length > 0 ? withoutHidden(inner, value, path, visible) : value],
      ];
    }),
  );
}

function isAnswers(value: unknown): value is AnswerMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What people give beside the answers: the reviewer's points and the raters' ballots. */
function withGiven(form: Form, answers: AnswerMap, random: Pick): ScoreInputs {
  const { datasets = [] } = form;
  const reviewed = form.indicators.filter(({ by }) => by.kind === "reviewer");
  const rated = form.indicators.filter(({ by }) => by.kind === "rating");
  const review = Object.fromEntries(reviewed.map((each) => [each.code, reviewPoints(each, random)]));
  const ratings = Object.fromEntries(rated.map((each) => [each.code, ballots(form, each, random)]));
  return {
    answers: { ...answers },
    ...(reviewed.length === 0 ? {} : { review }),
    ...(rated.length === 0 ? {} : { ratings }),
    ...(random === null || datasets.length === 0 ? {} : { data: makeData(datasets, random) }),
  };
}

function reviewPoints(indicator: Indicator, random: Pick): number {
  const levels = reviewLevels(indicator);
  if (levels !== null && levels.length > 0) {
    return levels[random === null ? 0 : Math.floor(random() * levels.length)]?.points ?? 0;
  }
  const { points } = indicator;
  const [low, high] = points.kind === "fixed" ? [0, points.full] : [points.min, points.max];
  if (random === null) return indicator.polarity === "negative" ? Math.min(0, high) : high;
  // `+ 0`: what rounds to nothing from below is 0, not -0.
  return Math.min(high, Math.max(low, Math.round((low + random() * (high - low)) * 2) / 2)) + 0;
}

function ballots(form: Form, indicator: Indicator, random: Pick): Record<string, number[]> {
  const asked = indicator.by.kind === "rating" ? indicator.by.raters : undefined;
  const kinds = raterKinds.filter(
    (kind) => form.ratings?.weights[kind] !== undefined && (asked?.includes(kind) ?? true),
  );
  return Object.fromEntries(
    kinds.map((kind) => {
      const least = form.ratings?.minimum?.[kind] ?? 1;
      const count = kind === "self" ? 1 : Math.max(least, 3);
      return [
        kind,
        Array.from({ length: count }, () => (random === null ? 90 : 70 + Math.floor(random() * 31))),
      ];
    }),
  );
}
