import { Button, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { periodText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { workItemQueries } from "../../work-items/queries.ts";
import { assessmentQueries } from "../queries.ts";
import { ReviewDesk } from "./ReviewDesk.tsx";

/** One person's paper before the leader in charge, with the way to the next one. */
export default function ReviewPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const query = useQuery({ ...assessmentQueries.opened(id), refetchOnWindowFocus: false });
  const place = useQuery(workItemQueries.place("review", id)).data;
  const first = useQuery({ ...workItemQueries.first("review", 1), enabled: place === null }).data?.data[0];
  const nextId = place?.nextId ?? first?.assessmentId;
  const assessment = query.data?.assessment;
  return (
    <Page
      title={assessment?.snapshot.name ?? t("assessments.review.title")}
      crumbs={[{ to: "/review", label: t("assessments.review.title") }]}
      subtitle={
        assessment === undefined
          ? undefined
          : `${assessment.snapshot.departmentName} · ${assessment.snapshot.categoryName} · ${assessment.formTitle} · ${periodText(assessment.period, locale)}`
      }
      actions={
        <>
          {place === undefined || place === null ? null : (
            <Typography color="textSecondary">
              {t("assessments.review.position", { index: place.position, total: place.total })}
            </Typography>
          )}
          {nextId === undefined ? null : (
            <Button component={Link} to={`/review/${nextId}`} variant="outlined">
              {t("assessments.review.next")}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
        {(opened) => (
          <ReviewDesk
            key={`${opened.assessment.id}-${opened.assessment.revision}`}
            opened={opened}
            nextId={nextId}
          />
        )}
      </QueryView>
    </Page>
  );
}
