import type { Form, ScoreRules } from "@duheng/contracts";
import { useMemo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { FormulaProperty } from "../controls/FormulaProperty.tsx";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { sumOfPoints, worthOfGroup } from "../operations/scoring.ts";
import { DatasetsProperty } from "./DatasetsProperty.tsx";
import { LockedPart, LockNotice } from "./LockedPart.tsx";
import { RatingRulesProperties } from "./RatingRulesProperties.tsx";

/** The form as a whole: its name, and how the total comes about, with what each group is worth. */
export function FormProperties() {
  const { form } = useDesignedForm();
  const { analysis, lockedUses } = useFindings();
  const { apply, select } = useDesign();
  const totalBy = lockedUses.get("/score") ?? [];
  const ratingsBy = lockedUses.get("/ratings") ?? [];
  const t = useMessages(designMessages);
  const scope = useMemo(() => {
    const groups = form.score.groups.map(
      ({ code, title }) => [`groups.${code}`, { type: "number", title }] as const,
    );
    return { ...analysis.scope, names: { ...analysis.scope.names, ...Object.fromEntries(groups) } };
  }, [analysis.scope, form.score.groups]);
  const patchScore = (change: (score: ScoreRules) => ScoreRules, what: string) =>
    apply({ ...form, score: change(form.score) }, `score/${what}`);
  return (
    <>
      <TextProperty
        attribute="title"
        label={t("title")}
        value={form.title}
        onChange={(title) => apply({ ...form, title }, "form/title")}
      />
      <TextProperty
        attribute="description"
        label={t("description")}
        value={form.description ?? ""}
        lines={2}
        onChange={(description) => apply(described(form, description), "form/description")}
      />
      <div className="dh-property" data-wide data-attribute="groups">
        <span className="dh-label">{t("groupsTable")}</span>
        <table className="dh-table" aria-label={t("groupsTable")}>
          <thead>
            <tr>
              <th scope="col">{t("group")}</th>
              <th scope="col" data-kind="number">
                {t("points")}
              </th>
              <th scope="col" data-kind="number">
                {t("weight").split(/[（(]/)[0]}
              </th>
            </tr>
          </thead>
          <tbody>
            {form.score.groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="dh-link"
                    onClick={() => select({ kind: "group", id: group.id })}
                  >
                    {group.title}
                  </button>
                </th>
                <td data-kind="number">{showNumber(sumOfPoints(form, group.code))}</td>
                <td data-kind="number">{showNumber(worthOfGroup(form, group))}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("groupsSum")}</th>
              <td />
              <td data-kind="number">
                <b>
                  {showNumber(form.score.groups.reduce((sum, group) => sum + worthOfGroup(form, group), 0))}
                </b>
              </td>
            </tr>
          </tbody>
        </table>
        <AttributeProblems attribute="groups" />
      </div>
      <DatasetsProperty />
      <LockNotice by={totalBy} hint="part" />
      <LockedPart by={totalBy}>
        <FormulaProperty
          attribute="total"
          label={t("total")}
          value={form.score.total ?? ""}
          expected="number"
          optional
          scope={scope}
          onChange={(total) =>
            patchScore(
              ({ total: _, ...score }) => (total.trim() === "" ? score : { ...score, total }),
              "total",
            )
          }
        />
        {(["lower", "upper", "decimals"] as const).map((name) => (
          <NumberProperty
            key={name}
            attribute={name}
            label={t(name)}
            value={form.score[name]}
            onChange={(value) =>
              patchScore((score) => {
                const { [name]: _, ...rest } = score;
                return value === undefined ? rest : { ...rest, [name]: value };
              }, name)
            }
          />
        ))}
      </LockedPart>
      <LockNotice by={ratingsBy} hint="part" />
      <LockedPart by={ratingsBy}>
        <RatingRulesProperties />
      </LockedPart>
    </>
  );
}

function described({ description: _, ...form }: Form, description: string): Form {
  return description === "" ? form : { ...form, description };
}
