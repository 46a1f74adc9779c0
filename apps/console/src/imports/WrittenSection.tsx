import { Alert, Button, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { JobProgressBar } from "../jobs/JobProgressBar.tsx";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { instantText } from "../ui/dates.ts";
import { listText } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";
import type { ImportRecord } from "./answers.ts";
import { bringingOf, recordsOf } from "./kinds.ts";
import { importQueries } from "./queries.ts";
import { useImportChange } from "./use-import-change.ts";

/** How far an import is written or undone, and what can be done about it. */
export function WrittenSection({ of }: { of: ImportRecord }) {
  const t = useT();
  const locale = useAppLocale();
  const allowed = useAllowed();
  const { state, written, made = [] } = of;
  const names = made.filter(({ isUndone }) => isUndone !== true).map(({ name }) => name);
  return (
    <Section title={t(`imports.state.${state}`)}>
      <Stack spacing={1.5}>
        {of.isWriting === true ? <Working of={of} /> : null}
        {state === "committed" ? (
          <Alert severity="success">{t("imports.writing.done", { applied: written.applied })}</Alert>
        ) : null}
        {state === "undone" ? (
          <Alert severity="info">{t("imports.writing.undone", { count: written.undone })}</Alert>
        ) : null}
        {written.setAside > 0 ? (
          <Alert severity="warning">{t("imports.writing.setAside", { count: written.setAside })}</Alert>
        ) : null}
        {written.kept > 0 ? (
          <Alert severity="warning">{t("imports.writing.kept", { count: written.kept })}</Alert>
        ) : null}
        {of.rowsRemovedAt === undefined ? null : (
          <Typography color="text.secondary">
            {t("imports.writing.rowsRemoved", { at: instantText(of.rowsRemovedAt, locale) })}
          </Typography>
        )}
        {names.length === 0 ? null : (
          <Typography>{t("imports.writing.made", { names: listText(names, locale) })}</Typography>
        )}
        <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap" }}>
          {state === "committed" ? (
            <Button variant="contained" component={Link} to={recordsOf(of)}>
              {t(`imports.${of.kind}.see`)}
            </Button>
          ) : null}
          {state === "committed" && of.kind === "staff" && allowed("giveAccounts") ? (
            <Button variant="outlined" component={Link} to="/users/give">
              {t("accounts.giveAll")}
            </Button>
          ) : null}
          {state === "committed" || state === "undone" ? (
            <Button variant="outlined" component={Link} to={bringingOf(of)}>
              {t("imports.writing.again")}
            </Button>
          ) : null}
          {state === "committed" && of.rowsRemovedAt === undefined ? <Undo of={of} /> : null}
        </Stack>
      </Stack>
    </Section>
  );
}

/** The job at work; where it is over without having ended, the ways out. */
function Working({ of }: { of: ImportRecord }) {
  const t = useT();
  const locale = useAppLocale();
  const { change, isBusy } = useImportChange();
  const job = useQuery(importQueries.work(of.id)).data;
  const { id, revision, state, written } = of;
  if (job === undefined) return null;
  const isUndoing = state === "undoing";
  const title = t(isUndoing ? "imports.writing.undoing" : "imports.writing.title");
  if (job?.isOpen === true)
    return (
      <>
        <JobProgressBar job={job} label={title} />
        <Typography variant="body2" color="textSecondary">
          {t("imports.writing.leave")}
        </Typography>
      </>
    );
  if (job?.state === "done") return <JobProgressBar job={job} label={title} />;
  return (
    <>
      <Alert severity="warning">
        {isUndoing
          ? t("imports.writing.stoppedUndo")
          : t("imports.writing.stopped", { applied: written.applied })}
        {job?.failure === undefined ? "" : ` ${job.failure[locale]}`}
      </Alert>
      <Stack direction="row" spacing={1}>
        <Button
          variant="contained"
          loading={isBusy}
          onClick={() =>
            void change(id, () =>
              isUndoing
                ? api.imports.undo.mutate({ id, revision })
                : api.imports.commit.mutate({ id, revision }),
            )
          }
        >
          {t("imports.writing.goOn")}
        </Button>
        {isUndoing ? null : <Undo of={of} />}
      </Stack>
    </>
  );
}

function Undo({ of }: { of: ImportRecord }) {
  const t = useT();
  const { change, isBusy } = useImportChange();
  const [isAsked, setAsked] = useState(false);
  const { id, revision } = of;
  const undo = async () => {
    await change(id, () => api.imports.undo.mutate({ id, revision }));
    setAsked(false);
  };
  return (
    <>
      <Button color="secondary" onClick={() => setAsked(true)}>
        {t("imports.writing.undo")}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("imports.writing.undoTitle")}
          text={t(of.kind === "datasets" ? "imports.datasets.undoText" : "imports.writing.undoText")}
          confirm={t("imports.writing.undo")}
          isBusy={isBusy}
          onConfirm={undo}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
