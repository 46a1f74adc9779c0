import RateReviewOutlined from "@mui/icons-material/RateReviewOutlined";
import {
  Button,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { DueDate } from "../DueDate.tsx";
import { assessmentQueries } from "../queries.ts";
import { openStep, waitingFor } from "../steps.ts";

/** Whom the leader in charge has to review. */
export default function ReviewList() {
  const t = useT();
  const staffId = useSession()?.staffId;
  const query = useQuery(assessmentQueries.inState("submitted"));
  return (
    <Page title={t("assessments.review.title")} maxWidth={960}>
      <Paper variant="outlined">
        <QueryView query={query} skeleton={<SkeletonLines count={4} />}>
          {({ data }) => {
            const waiting = waitingFor(data, "review", staffId);
            if (waiting.length === 0) {
              return (
                <EmptyState
                  icon={<RateReviewOutlined />}
                  title={t("assessments.review.empty")}
                  hint={t("assessments.review.emptyHint")}
                />
              );
            }
            return (
              <TableContainer>
                <Table aria-label={t("assessments.review.waiting", { smart_count: waiting.length })}>
                  <TableHead>
                    <TableRow>
                      <TableCell>{t("assessments.review.person")}</TableCell>
                      <TableCell>{t("assessments.review.department")}</TableCell>
                      <TableCell>{t("assessments.review.category")}</TableCell>
                      <TableCell>{t("assessments.review.due")}</TableCell>
                      <TableCell className="shell-actions" />
                    </TableRow>
                  </TableHead>
                  <TableBody>
                    {waiting.map((assessment) => (
                      <TableRow key={assessment.id} hover>
                        <TableCell component="th" scope="row" sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
                          {assessment.snapshot.name}
                        </TableCell>
                        <TableCell>{assessment.snapshot.departmentName}</TableCell>
                        <TableCell>{assessment.snapshot.categoryName}</TableCell>
                        <TableCell>
                          <DueDate dueOn={openStep(assessment)?.dueOn} />
                        </TableCell>
                        <TableCell align="right" className="shell-actions">
                          <Button
                            component={Link}
                            to={`/review/${assessment.id}`}
                            variant="outlined"
                            aria-label={`${t("shell.labelled", { label: t("assessments.review.open") })}${assessment.snapshot.name}`}
                          >
                            {t("assessments.review.open")}
                          </Button>
                        </TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              </TableContainer>
            );
          }}
        </QueryView>
      </Paper>
    </Page>
  );
}
