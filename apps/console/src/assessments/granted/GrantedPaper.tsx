import { fillingAmong, givenOf } from "@duheng/assessment";
import type { GrantedWork } from "@duheng/contracts";
import { Alert, Button, Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { GiveFeedback } from "../feedback/FeedbackPage.tsx";
import { assessmentQueries, type OpenedAssessment } from "../queries.ts";
import { AnswersSection } from "../result/AnswersSection.tsx";
import { ReviewSection } from "../result/ReviewSection.tsx";
import { ScoreHeader } from "../result/ScoreHeader.tsx";
import { ReviewDesk } from "../review/ReviewDesk.tsx";
import "../../rpc/send-under-grant.ts";
import { grantQueries } from "../../grants/queries.ts";
import { openUnderGrant } from "../../rpc/under-grant.ts";
import { periodText } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";

/** A paper of another unit, read and judged under its grant. */
export default function GrantedPaper() {
  const t = useT();
  const { grantId = "", id = "" } = useParams();
  const query = useQuery(grantQueries.mine());
  return (
    <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
      {(work) => {
        const grant = work.find(
          (one) => one.grantId === grantId && one.papers.some(({ assessmentId }) => assessmentId === id),
        );
        if (grant === undefined)
          return (
            <EmptyState
              title={t("grants.ended")}
              hint={t("grants.endedHint")}
              action={
                <Button component={Link} to="/granted" variant="outlined">
                  {t("grants.back")}
                </Button>
              }
            />
          );
        return <OpenPaper key={`${grantId}-${id}`} grant={grant} id={id} />;
      }}
    </QueryView>
  );
}

function OpenPaper({ grant, id }: { readonly grant: GrantedWork; readonly id: string }) {
  const t = useT();
  const locale = useAppLocale();
  // Before anything of the paper is asked for.
  useState(() => openUnderGrant(id, grant));
  const query = useQuery({ ...assessmentQueries.opened(id), refetchOnWindowFocus: false });
  const assessment = query.data?.assessment;
  return (
    <Page
      title={assessment?.snapshot.name ?? t("shell.menu.granted")}
      crumbs={[{ to: "/granted", label: t("shell.menu.granted") }]}
      subtitle={
        assessment === undefined
          ? undefined
          : `${grant.unit} · ${assessment.snapshot.departmentName} · ${assessment.formTitle} · ${periodText(assessment.period, locale)}`
      }
    >
      <Stack spacing={2}>
        <Alert severity="info" sx={{ "@media print": { display: "none" } }}>
          {t("grants.under", { unit: grant.unit, until: grant.until })}
        </Alert>
        <QueryView query={query} skeleton={<SkeletonLines count={8} />}>
          {(opened) => <Desk key={`${opened.assessment.id}-${opened.assessment.revision}`} opened={opened} />}
        </QueryView>
      </Stack>
    </Page>
  );
}

/** What the paper waits for, or waited for: the review until it is given, the feedback from then on. */
function Desk({ opened }: { readonly opened: OpenedAssessment }) {
  const { assessment, contributions } = opened;
  const filled = fillingAmong(contributions);
  const isToldLater = assessment.state === "filling" || assessment.state === "submitted";
  if (isToldLater || assessment.state === "reviewed")
    return <ReviewDesk opened={opened} nextId={undefined} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 960 }}>
      <ScoreHeader assessment={assessment} />
      <GiveFeedback opened={opened} />
      {givenOf(contributions, "review").map((review) => (
        <ReviewSection key={review.id} given={review} />
      ))}
      {filled === undefined ? null : <AnswersSection assessment={assessment} filled={filled} />}
    </Stack>
  );
}
