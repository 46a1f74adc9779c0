import type { Assessment } from "@duheng/contracts";
import { ScoreExplanation } from "@duheng/form-ui/fill";
import { Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { assessmentQueries } from "../queries.ts";

/** How the score came about, term by term, worked out from the inputs that the server scored. */
export function ExplanationSection({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery({
    ...assessmentQueries.explain(assessment.id, assessment.revision),
    enabled: assessment.result !== undefined,
  });
  const { data } = query;
  const paper = useQuery({
    ...assessmentQueries.compiledPaper(data?.paperHash ?? ""),
    enabled: data !== undefined,
  });
  const tree = useMemo(
    () => (data === undefined || paper.data === undefined ? {} : { tree: paper.data.explain(data.inputs) }),
    [data, paper.data],
  );
  return (
    <Section title={t("assessments.result.explanation")}>
      {assessment.result === undefined ? (
        <Typography color="textSecondary">{t("assessments.result.noExplanation")}</Typography>
      ) : (
        <QueryView query={query}>
          {({ form, result }) => <ScoreExplanation form={form} result={result} {...tree} locale={locale} />}
        </QueryView>
      )}
    </Section>
  );
}
