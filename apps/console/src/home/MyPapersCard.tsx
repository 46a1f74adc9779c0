import { Box, Button, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { MyAssessmentRow } from "../assessments/mine/MyAssessmentRow.tsx";
import { useUnsent } from "../assessments/mine/use-unsent.ts";
import { assessmentQueries } from "../assessments/queries.ts";
import { useT } from "../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { HomeCard } from "./HomeCard.tsx";

/** The person's own papers that are not closed, the one to fill in first. */
export function MyPapersCard() {
  const t = useT();
  const query = useQuery(assessmentQueries.mineOpen());
  const unsent = useUnsent(query.data?.data);
  return (
    <HomeCard
      title={t("home.mine.title")}
      action={
        <Button component={Link} to="/my" color="secondary">
          {t("home.mine.all")}
        </Button>
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={1} height={64} />}>
        {({ data: open }) => {
          if (open.length === 0) return <Typography color="textSecondary">{t("home.nothing")}</Typography>;
          return (
            // The rows have room of their own above and below.
            <Box sx={{ my: -1.25 }}>
              {open.map((own) => (
                <MyAssessmentRow key={own.assessment.id} own={own} unsent={unsent.get(own.assessment.id)} />
              ))}
            </Box>
          );
        }}
      </QueryView>
    </HomeCard>
  );
}
