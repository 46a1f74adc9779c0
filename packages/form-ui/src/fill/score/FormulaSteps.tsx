import type { FormulaStep } from "@duheng/form";
import { readAloud } from "@duheng/formula/reading";
import { type Locale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { failureSentence } from "./failure-sentence.ts";
import { showStepValue } from "./show-step-value.ts";

/** A formula's arithmetic in words, each term under the one that it is part of. */
export function FormulaSteps({ steps }: { readonly steps: readonly FormulaStep[] }) {
  const locale = useLocale();
  const t = useMessages(fillMessages);
  return (
    <ul className="dh-steps">
      {steps.map((step) => (
        <li key={`${step.from}-${step.to}-${step.text}`}>
          <span>
            <span className="dh-step-words">{wordsOf(step, locale)}</span>
            <b className={step.error === undefined ? undefined : "dh-warning"}>
              {step.error === undefined
                ? `= ${showStepValue(step.value, locale, t("blank"))}`
                : failureSentence(step.error.code, locale)}
            </b>
          </span>
          {telling(step).length > 0 && <FormulaSteps steps={telling(step)} />}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(step: FormulaStep, locale: Locale): string {
  return step.node === undefined ? step.text : readAloud(step.node, locale);
}

/** A number written in the formula needs no line that says that it is itself. */
function telling(step: FormulaStep): readonly FormulaStep[] {
  return step.parts.filter((part) => !isLiteral(part.text));
}

function isLiteral(text: string): boolean {
  return (
    /^-?[\d.%\s]+$/.test(text) ||
    /^["“'].*["”']$/s.test(text) ||
    /^(TRUE|FALSE)$/i.test(text) ||
    text.startsWith("[[")
  );
}
