import AssignmentOutlined from "@mui/icons-material/AssignmentOutlined";
import { Paper } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries } from "../queries.ts";
import { MyAssessmentRow } from "./MyAssessmentRow.tsx";
import { useUnsent } from "./use-unsent.ts";

/** All papers of the person, the newest first. */
export default function MyAssessments() {
  const t = useT();
  const query = useQuery(assessmentQueries.mine());
  const unsent = useUnsent(query.data);
  return (
    <Page title={t("assessments.mine.title")} maxWidth={960}>
      <Paper variant="outlined" sx={{ px: 2, py: 0.5 }}>
        <QueryView query={query} skeleton={<SkeletonLines count={3} height={64} />}>
          {(mine) =>
            mine.length === 0 ? (
              <EmptyState
                icon={<AssignmentOutlined />}
                title={t("assessments.mine.empty")}
                hint={t("assessments.mine.emptyHint")}
              />
            ) : (
              mine.map((own) => (
                <MyAssessmentRow key={own.assessment.id} own={own} unsent={unsent.get(own.assessment.id)} />
              ))
            )
          }
        </QueryView>
      </Paper>
    </Page>
  );
}
