import AssignmentOutlined from "@mui/icons-material/AssignmentOutlined";
import { Pagination, Paper } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries, ownPerPage } from "../queries.ts";
import { MyAssessmentRow } from "./MyAssessmentRow.tsx";
import { useUnsent } from "./use-unsent.ts";

/** All papers of the person, the newest first. */
export default function MyAssessments() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const page = pageOf(search.get("page"));
  const query = useQuery(assessmentQueries.mine(page));
  const unsent = useUnsent(query.data?.data);
  const pages = Math.ceil((query.data?.total ?? 0) / ownPerPage);
  return (
    <Page title={t("assessments.mine.title")} maxWidth={960}>
      <Paper variant="outlined" sx={{ px: 2, py: 0.5 }}>
        <QueryView query={query} skeleton={<SkeletonLines count={3} height={64} />}>
          {({ data: mine }) =>
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
      {pages > 1 ? (
        <Pagination
          count={pages}
          page={page}
          onChange={(_event, next) => setSearch(next === 1 ? {} : { page: String(next) })}
          sx={{ mt: 2, "& .MuiPagination-ul": { justifyContent: "center" } }}
        />
      ) : null}
    </Page>
  );
}

/** What the address says; the first page where it says nothing of use. */
function pageOf(text: string | null): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
