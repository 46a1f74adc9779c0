import type { Form, IndicatorResult, ScoreInputs } from "@duheng/contracts";
import type { FormContext, Sentence } from "../api.ts";
import { checkForm } from "../checking/check-form.ts";
import { compareScoresInTurns } from "../comparing/compare-scores.ts";
import type { IndicatorComparison } from "../comparing/comparison.ts";
import { prepareForm } from "../prepare-form.ts";
import { isError, sentence } from "../problem.ts";
import { randomInputs } from "../samples/make-inputs.ts";
import { showApart } from "../scoring/show.ts";
import { takeThreeApart } from "./by-meaning.ts";
import type { MergeSide } from "./conflict.ts";
import type { FormMerge } from "./merge-forms.ts";
import { partKey } from "./parts.ts";
import { seededRandom } from "./seeded-random.ts";
import { sides } from "./three.ts";
import { sideThatCounts } from "./touched.ts";

/** An indicator that gives something else in the merged document than on the side that alone had touched it. */
export interface MeaningDifference {
  readonly indicatorId: string;
  /** What it is called in the merged document. */
  readonly title: string;
  readonly side: MergeSide;
  /** A filling of that side's form with which it shows. */
  readonly inputs: ScoreInputs;
  readonly expected: IndicatorResult;
  readonly actual: IndicatorResult;
  readonly message: Sentence;
}

export interface MeaningCompared {
  readonly differences: readonly MeaningDifference[];
  /** How many indicators only one side touched, and so were compared. */
  readonly indicators: number;
  /** With how many fillings each: all samples of the side, and random ones. */
  readonly fillings: number;
  /** False: the merged document, or a side that had touched something alone, has errors, so that nothing can be scored. */
  readonly isComplete: boolean;
}

export interface ComparingOptions {
  readonly context?: FormContext;
  /** Random fillings of each side; 100 unless said. */
  readonly fillings?: number;
  /** Awaited now and then, so that others have their turn. */
  readonly turn?: () => Promise<unknown>;
}

/**
 * Holds a merge against what it was made of: each indicator that one side alone touched — itself, and all that its formula
 * reads — gives, for the samples and random fillings carried over by id, what it gives on that side. What does not is
 * told with a filling that shows it. The same forms give the same fillings. Never throws for forms that do not check.
 */
export async function compareMeaning(
  { base, mine, theirs, merged }: FormMerge,
  { context = {}, fillings = 100, turn = () => Promise.resolve() }: ComparingOptions = {},
): Promise<MeaningCompared> {
  const three = takeThreeApart({ base, mine, theirs });
  const counted = new Map(
    merged.indicators.flatMap(({ id }) => {
      const side = sideThatCounts(three, partKey("indicator", id));
      return side === null ? [] : [[id, side] as const];
    }),
  );
  const forms = { mine, theirs };
  const differences: MeaningDifference[] = [];
  let most = 0;
  let isComplete = counted.size === 0 || isSound(merged, context);
  for (const side of sides) {
    const own = new Set([...counted].filter(([, each]) => each === side).map(([id]) => id));
    if (!isComplete || own.size === 0) continue;
    if (!isSound(forms[side], context)) {
      isComplete = false;
      continue;
    }
    const inputs = await fillingsOf(forms[side], context, { count: fillings, turn });
    most = Math.max(most, inputs.length);
    const submissions = inputs.map((each, index) => ({ id: String(index), inputs: each }));
    const comparisons = await compareScoresInTurns(forms[side], merged, submissions, turn, {
      before: context,
      after: context,
    });
    for (const { id, indicators } of comparisons) {
      for (const indicator of indicators) {
        const found = own.has(indicator.id) ? differenceOf(indicator, side, inputs[Number(id)]) : null;
        if (found === null) continue;
        differences.push(found);
        own.delete(indicator.id);
      }
    }
  }
  return { differences, indicators: counted.size, fillings: most, isComplete };
}

function isSound(form: Form, context: FormContext): boolean {
  return !checkForm(form, context).some(isError);
}

async function fillingsOf(
  form: Form,
  context: FormContext,
  { count, turn }: { readonly count: number; readonly turn: () => Promise<unknown> },
): Promise<ScoreInputs[]> {
  const prepared = prepareForm(form, context);
  const random = seededRandom(20_260_701);
  const found = (form.samples ?? []).map(({ inputs }) => inputs);
  for (let made = 1; made <= count; made += 1) {
    found.push(randomInputs(form, prepared, random));
    if (made % atOnce === 0) await turn();
  }
  return found;
}

/** So many fillings are made between two turns of others. */
const atOnce = 5;

function differenceOf(
  { id, title, before, after }: IndicatorComparison,
  side: MergeSide,
  inputs: ScoreInputs | undefined,
): MeaningDifference | null {
  if (before === undefined || after === undefined || inputs === undefined) return null;
  if (before.state === after.state && before.points === after.points) return null;
  const [zh, en] = side === "mine" ? ["您这一方", "your side"] : ["对方", "the other side"];
  const [pointsBefore, pointsAfter] = showApart(before.points, after.points, "");
  const [was, now] = [given(before, pointsBefore), given(after, pointsAfter)];
  return {
    indicatorId: id,
    title,
    side,
    inputs,
    expected: before,
    actual: after,
    message: sentence(
      `指标“${title}”在${zh}得 ${was.zh}，合并后得 ${now.zh}`,
      `indicator "${title}" gives ${was.en} on ${en}, and ${now.en} after the merge`,
    ),
  };
}

/** What an indicator gives, where `shown` are its points. */
function given({ state, points }: IndicatorResult, shown: string): Sentence {
  return points === null ? states[state] : sentence(`${shown} 分`, `${shown} points`);
}

const states: Record<IndicatorResult["state"], { zh: string; en: string }> = {
  scored: { zh: "空", en: "nothing" },
  pending: { zh: "待评", en: "nothing yet" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  error: { zh: "出错", en: "an error" },
};
