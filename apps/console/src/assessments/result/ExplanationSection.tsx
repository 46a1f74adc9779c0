import type { Assessment } from "@duheng/contracts";
import { ScoreExplanation } from "@duheng/form-ui/fill";
import { Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { prepare } from "../../forms/engine.ts";
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
  const tree = useMemo(
    () => (query.data === undefined ? {} : { tree: prepare(query.data.form).explain(query.data.inputs) }),
    [query.data],
  );
  return (
    <Section title={t("assessments.result.explanation")}>
      {assessment.result === undefined ? (
        <Typography color="textSecondary">{t("assessments.result.noExplanation")}</Typography>
      ) : (
        <QueryView query={query}>
          {(data) => <ScoreExplanation form={data.form} result={data.result} {...tree} locale={locale} />}
        </QueryView>
      )}
    </Section>
  );
}
