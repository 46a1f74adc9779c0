import type { Assessment } from "@duheng/contracts";
import { Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { LeftOnDevice } from "../../filling/LeftOnDevice.tsx";
import { useAppLocale } from "../../i18n/use-t.ts";
import { FeedbackSection } from "../feedback/FeedbackSection.tsx";
import { assessmentQueries } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { ExplanationSection } from "../result/ExplanationSection.tsx";
import { PrintedHead } from "../result/PrintedHead.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";
import { StepsLine } from "../result/StepsLine.tsx";

/** What came of a paper: score, grade, feedback, how the score came about, and the answers themselves. */
export function ResultPage({ assessment }: { assessment: Assessment }) {
  const locale = useAppLocale();
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  return (
    <>
      <PrintedHead assessment={assessment} />
      <Stack spacing={2}>
        {paper.data === undefined ? null : (
          <LeftOnDevice assessment={assessment} paper={paper.data} locale={locale} />
        )}
        <ScoreHeader assessment={assessment} />
        {assessment.feedback === undefined ? null : <FeedbackSection assessment={assessment} />}
        <StepsLine steps={assessment.steps} />
        {assessment.review === undefined ? null : <ReviewSection review={assessment.review} />}
        <ExplanationSection assessment={assessment} />
        <AnswersSection assessment={assessment} />
      </Stack>
    </>
  );
}
