import { fillingAmong, givenOf } from "@duheng/assessment";
import { Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { LeftOnDevice } from "../../filling/LeftOnDevice.tsx";
import { useAppLocale } from "../../i18n/use-t.ts";
import { FeedbackSection } from "../feedback/FeedbackSection.tsx";
import { assessmentQueries, type OpenedAssessment } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { EarlierPapers } from "../result/EarlierPapers.tsx";
import { ExplanationSection } from "../result/ExplanationSection.tsx";
import { PrintedHead } from "../result/PrintedHead.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";
import { StepsLine } from "../result/StepsLine.tsx";

/** What came of a paper: score, grade, feedback, how the score came about, and the answers themselves. */
export function ResultPage({ opened }: { opened: OpenedAssessment }) {
  const locale = useAppLocale();
  const { assessment, contributions } = opened;
  const filled = fillingAmong(contributions);
  const paper = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  return (
    <>
      <PrintedHead assessment={assessment} />
      <Stack spacing={2}>
        {paper.data === undefined || filled === undefined ? null : (
          <LeftOnDevice filled={filled} paper={paper.data} locale={locale} />
        )}
        <ScoreHeader assessment={assessment} />
        <FeedbackSection opened={opened} />
        <StepsLine steps={assessment.steps} />
        {givenOf(contributions, "review").map((review) => (
          <ReviewSection key={review.id} given={review} />
        ))}
        <ExplanationSection assessment={assessment} />
        {filled === undefined ? null : <AnswersSection assessment={assessment} filled={filled} />}
        <EarlierPapers opened={opened} />
      </Stack>
    </>
  );
}
