import { Box, Button, Link as MuiLink, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { DueDate } from "../work-items/DueDate.tsx";
import { workItemQueries } from "../work-items/queries.ts";
import { HomeCard } from "./HomeCard.tsx";

const shown = 5;

/** Whom the person has to review, the earliest due first. */
export function ReviewCard() {
  const t = useT();
  const query = useQuery(workItemQueries.first("review", shown));
  return (
    <HomeCard title={t("home.review.title")}>
      <QueryView query={query} skeleton={<SkeletonLines count={2} height={32} />}>
        {({ data, total }) => {
          const [first] = data;
          if (first === undefined)
            return <Typography color="textSecondary">{t("home.review.none")}</Typography>;
          return (
            <Stack spacing={1.5} sx={{ alignItems: "flex-start" }}>
              {data.map((item) => (
                <Stack key={item.id} direction="row" useFlexGap sx={{ gap: 1.5, flexWrap: "wrap" }}>
                  <MuiLink component={Link} to={`/review/${item.assessmentId}`} sx={{ fontWeight: 600 }}>
                    {item.title}
                  </MuiLink>
                  <Typography color="textSecondary">
                    {item.departmentName} · {item.categoryName}
                  </Typography>
                  <DueDate dueOn={item.dueOn} />
                </Stack>
              ))}
              {total > data.length ? (
                <Box component={Typography} sx={{ color: "text.secondary" }}>
                  {t("home.review.and", { count: total - data.length })}
                </Box>
              ) : null}
              <Button component={Link} to={`/review/${first.assessmentId}`} variant="contained">
                {t("home.review.start")}
              </Button>
            </Stack>
          );
        }}
      </QueryView>
    </HomeCard>
  );
}
