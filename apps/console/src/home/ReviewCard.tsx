import { Box, Button, Link as MuiLink, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { DueDate } from "../assessments/DueDate.tsx";
import { assessmentQueries } from "../assessments/queries.ts";
import { openStep, waitingFor } from "../assessments/steps.ts";
import { useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { HomeCard } from "./HomeCard.tsx";

const shown = 5;

/** Whom the person has to review, the earliest due first. */
export function ReviewCard() {
  const t = useT();
  const staffId = useSession()?.staffId;
  const query = useQuery(assessmentQueries.inState("submitted"));
  return (
    <HomeCard title={t("home.review.title")}>
      <QueryView query={query} skeleton={<SkeletonLines count={2} height={32} />}>
        {({ data }) => {
          const waiting = waitingFor(data, "review", staffId);
          const [first] = waiting;
          if (first === undefined)
            return <Typography color="textSecondary">{t("home.review.none")}</Typography>;
          return (
            <Stack spacing={1.5} sx={{ alignItems: "flex-start" }}>
              {waiting.slice(0, shown).map((assessment) => (
                <Stack key={assessment.id} direction="row" useFlexGap sx={{ gap: 1.5, flexWrap: "wrap" }}>
                  <MuiLink component={Link} to={`/review/${assessment.id}`} sx={{ fontWeight: 600 }}>
                    {assessment.snapshot.name}
                  </MuiLink>
                  <Typography color="textSecondary">
                    {assessment.snapshot.departmentName} · {assessment.snapshot.categoryName}
                  </Typography>
                  <DueDate dueOn={openStep(assessment)?.dueOn} />
                </Stack>
              ))}
              {waiting.length > shown ? (
                <Box component={Typography} sx={{ color: "text.secondary" }}>
                  {t("home.review.and", { smart_count: waiting.length - shown })}
                </Box>
              ) : null}
              <Button component={Link} to={`/review/${first.id}`} variant="contained">
                {t("home.review.start")}
              </Button>
            </Stack>
          );
        }}
      </QueryView>
    </HomeCard>
  );
}
