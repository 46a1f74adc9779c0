import type { Assessment } from "@duheng/contracts";
import { FilledForm } from "@duheng/form-ui/fill";
import { Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { filledPorts } from "../../files/filled-ports.ts";
import { UnscannedNote } from "../../files/UnscannedNote.tsx";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { periodEnd } from "../../ui/dates.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { assessmentQueries } from "../queries.ts";

/** The summary and the filled form with its files, to be read. */
export function AnswersSection({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const locale = useAppLocale();
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  const ports = useMemo(() => filledPorts(assessment), [assessment]);
  return (
    <Stack spacing={2}>
      {assessment.summary === undefined || assessment.summary === "" ? null : (
        <Section title={t("assessments.fill.summary")}>
          <Typography sx={{ whiteSpace: "pre-wrap" }}>{assessment.summary}</Typography>
        </Section>
      )}
      <Section title={t("assessments.result.answers")}>
        <UnscannedNote assessment={assessment} />
        <QueryView query={paper}>
          {(prepared) => (
            <FilledForm
              prepared={prepared}
              answers={assessment.answers}
              locale={locale}
              ports={ports}
              asOf={periodEnd(assessment.period)}
            />
          )}
        </QueryView>
      </Section>
    </Stack>
  );
}
