import { Button, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { periodText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries } from "../queries.ts";
import { waitingFor } from "../steps.ts";
import { ReviewDesk } from "./ReviewDesk.tsx";

/** One person's paper before the leader in charge, with the way to the next one. */
export default function ReviewPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const staffId = useSession()?.staffId;
  const query = useQuery({ ...assessmentQueries.one(id), refetchOnWindowFocus: false });
  const list = useQuery(assessmentQueries.inState("submitted"));
  const waiting = waitingFor(list.data?.data ?? [], "review", staffId);
  const index = waiting.findIndex((assessment) => assessment.id === id);
  const next = waiting[index === -1 ? 0 : (index + 1) % waiting.length];
  const nextId = next === undefined || next.id === id ? undefined : next.id;
  const assessment = query.data;
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
          {index === -1 ? null : (
            <Typography color="textSecondary">
              {t("assessments.review.position", { index: index + 1, total: waiting.length })}
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
        {(data) => <ReviewDesk key={`${data.id}-${data.revision}`} assessment={data} nextId={nextId} />}
      </QueryView>
    </Page>
  );
}
