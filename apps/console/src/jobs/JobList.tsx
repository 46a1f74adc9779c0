import type { Job } from "@duheng/contracts";
import { Chip, Typography } from "@mui/material";
import { useEffect } from "react";
import { DataTable, SearchInput, SelectInput, useListContext, useRefresh } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import { CancelJob } from "./CancelJob.tsx";
import { JobProgressBar } from "./JobProgressBar.tsx";

const Col = DataTable.Col<Job>;

/** The unit's long work: what runs, how far it is, what came of it. */
export default function JobList() {
  const t = useT();
  const locale = useAppLocale();
  const states = (["waiting", "running", "done", "failed", "cancelled"] as const).map((id) => ({
    id,
    name: t(`jobs.state.${id}`),
  }));
  const nameOf = (job: Job) => job.said?.[locale] ?? job.kind;
  return (
    <RecordList
      resource="jobs"
      isExported
      title={t("shell.menu.jobs")}
      subtitle={t("jobs.hint")}
      sort={{ field: "enqueuedAt", order: "DESC" }}
      named="kind"
      rowActions={<CancelJob />}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t("jobs.search")} />,
        <SelectInput
          key="state"
          source="state"
          alwaysOn
          label={t("jobs.stateLabel")}
          choices={states}
          sx={{ minWidth: 150 }}
        />,
      ]}
      empty={{ title: t("jobs.empty"), hint: t("jobs.emptyHint") }}
    >
      <Col
        source="kind"
        label={t("jobs.kind")}
        disableSort
        render={(job) => (
          <>
            {nameOf(job)}
            {job.target?.name === undefined ? null : (
              <Typography variant="caption" color="textSecondary" component="div">
                {job.target.name}
              </Typography>
            )}
          </>
        )}
      />
      <Col source="state" label={t("jobs.stateLabel")} disableSort render={(job) => <JobState job={job} />} />
      <Col
        source="progress"
        label={t("jobs.progress")}
        disableSort
        render={(job) => <JobProgressBar job={job} label={nameOf(job)} />}
      />
      <Col source="by" label={t("jobs.by")} disableSort render={(job) => job.by?.name ?? "—"} />
      <Col
        source="enqueuedAt"
        label={t("jobs.enqueuedAt")}
        render={(job) => instantText(job.enqueuedAt, locale)}
      />
      <WhileOpen />
    </RecordList>
  );
}

function JobState({ job: { state, cancelAskedAt, isOpen, error } }: { job: Job }) {
  const t = useT();
  const locale = useAppLocale();
  const isEnding = isOpen !== undefined && cancelAskedAt !== undefined;
  return (
    <>
      <Chip
        size="small"
        variant="outlined"
        color={colors[state]}
        label={isEnding ? t("jobs.ending") : t(`jobs.state.${state}`)}
      />
      {error === undefined ? null : (
        <Typography variant="caption" color="error" component="div">
          {error.message[locale]}
        </Typography>
      )}
    </>
  );
}

const colors = {
  waiting: "default",
  running: "info",
  done: "success",
  failed: "error",
  cancelled: "warning",
} as const;

/** Asks again every two seconds while anything on the page is not over. */
function WhileOpen() {
  const { data } = useListContext<Job>();
  const refresh = useRefresh();
  const isOpen = data?.some((job) => job.isOpen !== undefined) ?? false;
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(refresh, 2_000);
    return () => clearInterval(timer);
  }, [isOpen, refresh]);
  return null;
}
