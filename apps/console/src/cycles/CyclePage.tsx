import { Button, Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { Link, useParams } from "react-router";
import { CycleGrants } from "../grants/CycleGrants.tsx";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { periodText } from "../ui/dates.ts";
import { ExportButton, exportOf } from "../ui/ExportButton.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { useAction } from "../ui/use-action.ts";
import { FillLink } from "./FillLink.tsx";
import { ProgressBoard } from "./ProgressBoard.tsx";
import { cycleQueries } from "./queries.ts";

/** One cycle: how far it is, and where to go from here. */
export default function CyclePage() {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const { id = "" } = useParams();
  const isAllowed = useAllowed();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const [isClosing, setClosing] = useState(false);
  const query = useQuery(cycleQueries.one(id));
  const progress = useQuery({ ...cycleQueries.progress(id), refetchInterval: 60_000 });
  const cycle = query.data;

  const close = async () => {
    if (cycle === undefined) return;
    const done = await run(() =>
      api.cycles.close.mutate({ cycleId: id, revision: cycle.revision }).then(() => true),
    );
    setClosing(false);
    await queryClient.invalidateQueries({ queryKey: ["cycles"] });
    if (done) notify(t("cycles.page.closed"), { type: "success" });
  };

  return (
    <Page
      title={cycle?.title ?? t("cycles.title")}
      crumbs={[{ to: "/cycles", label: t("cycles.title") }]}
      subtitle={
        cycle === undefined
          ? undefined
          : `${t("cycles.page.period", { period: periodText(cycle.period, locale), from: cycle.startsOn, to: cycle.endsOn })} · ${t(`words.cycleState.${cycle.state}`)}`
      }
      actions={
        cycle === undefined ? undefined : (
          <>
            {isAllowed("grade") || isAllowed("startCycles") ? (
              <ExportButton
                address={exportOf("assessments", { cycleId: cycle.id }, locale)}
                title={`${cycle.title} ${t("cycles.page.records")}`}
                label={t("cycles.page.exportPapers")}
                hint={t("shell.exportList.all")}
              />
            ) : null}
            {isAllowed("seeCycles") ? (
              <ExportButton
                address={`/api/cycles/${cycle.id}/report.xlsx?locale=${locale}`}
                title={`${cycle.period} ${cycle.title}`}
                label={t("cycles.page.exportReport")}
                hint={t("cycles.page.exportReportHint")}
              />
            ) : null}
            {isAllowed("grade") ? (
              <Button component={Link} to={`/grades?cycle=${cycle.id}`} variant="outlined">
                {t("cycles.page.grades")}
              </Button>
            ) : null}
            {isAllowed("startCycles") && cycle.state !== "closed" ? (
              <Button color="secondary" variant="outlined" onClick={() => setClosing(true)}>
                {t("cycles.page.close")}
              </Button>
            ) : null}
          </>
        )
      }
      maxWidth={1100}
    >
      <Stack spacing={2}>
        {isAllowed("startCycles") && cycle !== undefined && cycle.state !== "closed" ? <FillLink /> : null}
        <QueryView query={progress} skeleton={<SkeletonLines count={6} />}>
          {(data) => <ProgressBoard progress={data} />}
        </QueryView>
        {isAllowed("grant") && cycle !== undefined ? (
          <CycleGrants cycleId={cycle.id} isOpen={cycle.state !== "closed"} />
        ) : null}
      </Stack>
      {isClosing ? (
        <ConfirmDialog
          title={t("cycles.page.closeTitle")}
          text={t("cycles.page.closeText")}
          confirm={t("cycles.page.close")}
          isBusy={isBusy}
          onConfirm={close}
          onClose={() => setClosing(false)}
        />
      ) : null}
    </Page>
  );
}
