import { fillingAmong, givenOf } from "@duheng/assessment";
import { Alert, Box, Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { stepDone } from "../../work-items/queries.ts";
import { mayDo, mayReturn } from "../may-do.ts";
import { assessmentQueries, type OpenedAssessment } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { EarlierPapers } from "../result/EarlierPapers.tsx";
import { ExplanationSection } from "../result/ExplanationSection.tsx";
import { PrintedHead } from "../result/PrintedHead.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";
import { ReturnPaper } from "./ReturnPaper.tsx";
import { ReviewForm } from "./ReviewForm.tsx";

interface ReviewDeskProps {
  opened: OpenedAssessment;
  nextId: string | undefined;
}

/** The answers on one side, the leader's own part on the other (below each other on narrow screens). */
export function ReviewDesk({ opened, nextId }: ReviewDeskProps) {
  const { assessment, contributions } = opened;
  const filled = fillingAmong(contributions);
  const reviews = givenOf(contributions, "review");
  const t = useT();
  const session = useSession();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const paper = useQuery(assessmentQueries.paper(assessment.id, assessment.paperHash));
  const compiled = useQuery(assessmentQueries.compiledPaper(assessment.paperHash));
  const isMine = mayDo(assessment, "review", session);
  const returned = async () => {
    notify(t("assessments.review.returned"), { type: "success" });
    await stepDone(queryClient);
  };
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 400px" },
        alignItems: "start",
        "@media print": { display: "block" },
      }}
    >
      <Stack spacing={2} sx={{ minWidth: 0 }}>
        <PrintedHead assessment={assessment} />
        {filled === undefined ? null : <AnswersSection assessment={assessment} filled={filled} />}
        <EarlierPapers opened={opened} />
        <ExplanationSection assessment={assessment} />
      </Stack>
      <Box
        sx={{
          position: { lg: "sticky" },
          top: 68,
          maxHeight: { lg: "calc(100dvh - 84px)" },
          overflowY: { lg: "auto" },
          "@media print": { position: "static", maxHeight: "none" },
        }}
      >
        {isMine ? (
          <QueryView query={paper} skeleton={<SkeletonLines count={5} />}>
            {({ form }) => (
              <QueryView query={compiled} skeleton={<SkeletonLines count={5} />}>
                {(prepared) => <ReviewForm opened={opened} form={form} prepared={prepared} nextId={nextId} />}
              </QueryView>
            )}
          </QueryView>
        ) : (
          <Stack spacing={2}>
            <ScoreHeader assessment={assessment} />
            {reviews.length === 0 ? (
              <Alert severity="info">{t("assessments.review.notMine")}</Alert>
            ) : (
              reviews.map((review) => <ReviewSection key={review.id} given={review} />)
            )}
            {mayReturn(assessment, session) ? (
              <ReturnPaper assessment={assessment} onReturned={returned} />
            ) : null}
          </Stack>
        )}
      </Box>
    </Box>
  );
}
