import type { Assessment } from "@duheng/contracts";
import { FilledForm } from "@duheng/form-ui/fill";
import { Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { assessmentQueries } from "../queries.ts";

/** The summary and the filled form, to be read. */
export function AnswersSection({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  return (
    <Stack spacing={2}>
      {assessment.summary === undefined || assessment.summary === "" ? null : (
        <Section title={t("assessments.fill.summary")}>
          <Typography sx={{ whiteSpace: "pre-wrap" }}>{assessment.summary}</Typography>
        </Section>
      )}
      <Section title={t("assessments.result.answers")}>
        <QueryView query={paper}>
          {(prepared) => <FilledForm prepared={prepared} answers={assessment.answers} locale={locale} />}
        </QueryView>
      </Section>
    </Stack>
  );
}
