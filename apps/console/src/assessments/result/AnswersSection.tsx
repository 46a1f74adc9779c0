import type { Assessment } from "@duheng/contracts";
import { FilledForm } from "@duheng/form-ui/fill";
import { Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { filledPorts } from "../../files/filled-ports.ts";
import { UnscannedNote } from "../../files/UnscannedNote.tsx";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { FilledPaper } from "../../rpc/draft-api.ts";
import { periodEnd } from "../../ui/dates.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { assessmentQueries } from "../queries.ts";
import { DataSection } from "./DataSection.tsx";

interface AnswersSectionProps {
  assessment: Assessment;
  filled: FilledPaper;
}

/** The summary and the filled form with its files, to be read. */
export function AnswersSection({ assessment, filled }: AnswersSectionProps) {
  const t = useT();
  const locale = useAppLocale();
  const { filling } = filled;
  const paper = useQuery(assessmentQueries.compiledPaper(filling.paperHash));
  const ports = useMemo(() => filledPorts(filled), [filled]);
  return (
    <Stack spacing={2}>
      {filling.summary === undefined || filling.summary === "" ? null : (
        <Section title={t("assessments.fill.summary")}>
          <Typography sx={{ whiteSpace: "pre-wrap" }}>{filling.summary}</Typography>
        </Section>
      )}
      <Section title={t("assessments.result.answers")}>
        <UnscannedNote filled={filled} />
        <QueryView query={paper}>
          {(prepared) => (
            <FilledForm
              prepared={prepared}
              answers={filling.answers}
              locale={locale}
              ports={ports}
              asOf={periodEnd(assessment.period)}
            />
          )}
        </QueryView>
      </Section>
      <DataSection assessmentId={assessment.id} />
    </Stack>
  );
}
