import type { Scope } from "@duheng/formula";
import { useMemo } from "react";
import { FormulaEditor } from "../../formula-editor/FormulaEditor.tsx";
import type { FormulaSample, SampleChoice } from "../../formula-editor/formula-sample.ts";
import type { PointsRange } from "../../formula-editor/ready-made/recipes.ts";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useDesign, useFindings } from "../design-context.ts";
import { useProblemsAt } from "./Property.tsx";

interface FormulaPropertyProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly scope: Scope;
  readonly expected: string;
  readonly range?: PointsRange;
  readonly optional?: boolean;
  readonly readOnly?: boolean;
  readonly sampleInput?: Readonly<Record<string, unknown>> | undefined;
}

/** A formula in its editor, with what only the whole form shows to be wrong in it. */
export function FormulaProperty(props: FormulaPropertyProps) {
  const { sample, samples } = useFindings();
  const { readOnly, chooseSample } = useDesign();
  const locale = useLocale();
  const { attribute, label, value, onChange, scope, expected, range, optional = false, sampleInput } = props;
  const formSample = useMemo<FormulaSample | undefined>(
    () =>
      sample === null || sampleInput === undefined ? undefined : { title: sample.title, input: sampleInput },
    [sample, sampleInput],
  );
  const sampleChoice = useMemo<SampleChoice>(
    () => ({ samples, chosen: sample?.id ?? "", onChoose: chooseSample }),
    [samples, sample, chooseSample],
  );
  // The editor finds what is wrong in the formula itself, at once; only the form knows of loops and the like.
  const others = useProblemsAt(attribute).filter(
    (problem) => problem.diagnostic === undefined || problem.diagnostic.code === "cyclic-definition",
  );
  return (
    <div className="dh-property" data-attribute={attribute} data-wide>
      <FormulaEditor
        label={label}
        value={value}
        onChange={onChange}
        scope={scope}
        expected={expected}
        locale={locale}
        optional={optional}
        readOnly={readOnly || props.readOnly === true}
        sampleChoice={sampleChoice}
        {...(range === undefined ? {} : { range })}
        {...(formSample === undefined ? {} : { sample: formSample })}
      />
      {others.map((problem) => (
        <span
          key={problem.code + problem.path}
          className={problem.severity === "error" ? "dh-said dh-error" : "dh-said dh-warning"}
        >
          {inLocale(problem.message, locale)}
        </span>
      ))}
    </div>
  );
}
