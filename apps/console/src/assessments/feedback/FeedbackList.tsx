import ForumOutlined from "@mui/icons-material/ForumOutlined";
import { Button, Paper, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { periodText, scoreText } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { DueDate } from "../DueDate.tsx";
import { assessmentQueries } from "../queries.ts";
import { openStep, waitingFor } from "../steps.ts";

/** To whom the leader has to tell the result. */
export default function FeedbackList() {
  const t = useT();
  const locale = useAppLocale();
  const staffId = useSession()?.staffId;
  const query = useQuery(assessmentQueries.inState("decided"));
  return (
    <Page title={t("assessments.feedback.title")} maxWidth={960}>
      <Paper variant="outlined">
        <QueryView query={query} skeleton={<SkeletonLines count={4} />}>
          {({ data }) => {
            const waiting = waitingFor(data, "feedback", staffId);
            if (waiting.length === 0) {
              return (
                <EmptyState
                  icon={<ForumOutlined />}
                  title={t("assessments.feedback.empty")}
                  hint={t("assessments.feedback.emptyHint")}
                />
              );
            }
            return waiting.map((assessment) => (
              <Stack
                key={assessment.id}
                direction="row"
                useFlexGap
                sx={{
                  px: 2,
                  py: 1,
                  gap: 2,
                  alignItems: "center",
                  flexWrap: "wrap",
                  borderBottom: 1,
                  borderColor: "divider",
                }}
              >
                <Typography sx={{ fontWeight: 600, minWidth: 100 }}>{assessment.snapshot.name}</Typography>
                <Typography color="textSecondary" sx={{ flexGrow: 1 }}>
                  {assessment.snapshot.departmentName} · {periodText(assessment.period, locale)} ·{" "}
                  {scoreText(assessment.score)}
                </Typography>
                <DueDate dueOn={openStep(assessment)?.dueOn} />
                {assessment.grade === undefined ? null : <GradeChip grade={assessment.grade.value} />}
                <Button
                  component={Link}
                  to={`/feedback/${assessment.id}`}
                  variant="outlined"
                  aria-label={`${t("shell.labelled", { label: t("assessments.feedback.give") })}${assessment.snapshot.name}`}
                >
                  {t("assessments.feedback.give")}
                </Button>
              </Stack>
            ));
          }}
        </QueryView>
      </Paper>
    </Page>
  );
}
