import type { IndicatorEntry, Problem, Sample } from "@duheng/contracts";
import { FormDesigner } from "@duheng/form-ui/design";
import { Alert, Button, Chip, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { useLeaveGuard } from "../ui/use-leave-guard.tsx";
import { EntryClashDialog } from "./EntryClashDialog.tsx";
import { EntryTags } from "./EntryTags.tsx";
import { EntryVersions } from "./EntryVersions.tsx";
import { useEntryEditing } from "./use-entry-editing.ts";

/** One entry of the indicator library, or a new one. */
export default function IndicatorEdit() {
  const { id = "new" } = useParams();
  const query = useQuery({
    queryKey: ["indicatorEntries", "one", id],
    // Those of units above are found among what may be taken.
    queryFn: async () => {
      const { entries } = await api.indicatorEntries.search.query({ withdrawn: true });
      return entries.find((entry) => entry.id === id) ?? (await api.indicatorEntries.get.query({ id }));
    },
    enabled: id !== "new",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (id === "new") return <EntryEditor />;
  return (
    <QueryView query={query}>
      {(entry) => <EntryEditor key={`${entry.id} ${entry.revision}`} entry={entry} />}
    </QueryView>
  );
}

const noProblems: readonly Problem[] = [];
/** An entry keeps no samples: those are of the forms that take it. */
const noSamples: readonly Sample[] = [];

function EntryEditor({ entry }: { readonly entry?: IndicatorEntry }) {
  const t = useT();
  const locale = useAppLocale();
  const isAllowed = useAllowed();
  const session = useSession();
  const editing = useEntryEditing(entry);
  const { stored, form, input, isBusy, clash } = editing;
  const question = useLeaveGuard(editing.isUnsavedNow);
  const isOwn = stored === undefined || stored.tenantId === session?.tenant.id;
  const canEdit = isOwn && isAllowed("editIndicators");
  return (
    <Page
      title={form.indicators[0]?.title ?? t("indicators.newTitle")}
      crumbs={[{ to: "/indicators", label: t("shell.menu.indicators") }]}
      subtitle={stored === undefined ? "" : t("indicators.version", { version: stored.version ?? 1 })}
      actions={
        canEdit ? (
          <>
            {editing.isUnsaved ? (
              <Typography variant="body2" color="textSecondary" role="status">
                {t(editing.isUndecided ? "shell.draft.undecided" : "indicators.unsaved")}
              </Typography>
            ) : null}
            {stored === undefined ? null : (
              // What is not saved would be lost with the page that follows.
              <Button variant="outlined" disabled={isBusy || editing.isUnsaved} onClick={editing.toggleState}>
                {t(stored.state === "active" ? "indicators.withdraw" : "indicators.offer")}
              </Button>
            )}
            <Button
              variant="contained"
              disabled={isBusy || input === undefined || editing.isUndecided}
              onClick={editing.save}
            >
              {t("indicators.save")}
            </Button>
          </>
        ) : (
          <Chip label={t("indicators.readOnly")} />
        )
      }
    >
      {canEdit ? (
        <DraftNote
          draft={editing.draft}
          words={{
            name: ([part]) => t(part === "tags" ? "indicators.tags" : "indicators.contents"),
            open: ([part]) => (part === "form" ? editing.openContest : undefined),
          }}
        />
      ) : null}
      {stored?.state === "retired" ? <Alert severity="info">{t("indicators.withdrawn")}</Alert> : null}
      {input === undefined ? <Alert severity="warning">{t("indicators.only")}</Alert> : null}
      <EntryTags tags={editing.tags} onChange={editing.setTags} readOnly={!canEdit} />
      <FormDesigner
        form={form}
        onChange={editing.setForm}
        locale={locale}
        problems={noProblems}
        samples={noSamples}
        // What is typed into a form that is still to be chosen from would not be told apart.
        readOnly={!canEdit || editing.openContest !== undefined}
        lockedIds={[]}
        person={session?.user.id ?? ""}
      />
      {stored !== undefined && isOwn ? <EntryVersions id={stored.id} /> : null}
      {clash === null ? null : (
        <EntryClashDialog clash={clash} onMerge={editing.mergeClash} onClose={editing.closeClash} />
      )}
      {question}
    </Page>
  );
}
