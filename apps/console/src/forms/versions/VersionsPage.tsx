import { Button, Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { ImportDialog } from "../transfer/ImportDialog.tsx";
import { useDownload } from "../transfer/use-download.ts";
import { CompareVersions } from "./CompareVersions.tsx";
import { MoveOffers } from "./MoveOffers.tsx";
import { VersionTable } from "./VersionTable.tsx";
import { versionQueries } from "./version-queries.ts";

/** A form's versions: who published them, what uses them, what differs, and what can be done with each. */
export default function VersionsPage() {
  const t = useT();
  const { id = "" } = useParams();
  const canEdit = useAllowed()("editForms");
  const draft = useQuery(formQueries.one(id));
  const versions = useQuery(versionQueries.list(id));
  const download = useDownload();
  const [isImporting, setImporting] = useState(false);
  const title = draft.data?.title ?? t("forms.title");
  return (
    <Page
      title={t("forms.versions.of", { title })}
      crumbs={[
        { to: "/forms", label: t("forms.title") },
        { to: `/forms/${id}`, label: title },
      ]}
      actions={
        draft.data === undefined ? undefined : (
          <>
            {canEdit && draft.data.state !== "retired" ? (
              <Button variant="outlined" onClick={() => setImporting(true)}>
                {t("forms.versions.transfer.open")}
              </Button>
            ) : null}
            <Button variant="outlined" onClick={() => void download(draft.data.document, {})}>
              {t("forms.versions.transfer.export")}
            </Button>
          </>
        )
      }
      maxWidth={1200}
    >
      <QueryView query={draft} skeleton={<SkeletonLines count={6} />}>
        {(form) => (
          <QueryView query={versions} skeleton={<SkeletonLines count={6} />}>
            {(list) => (
              <Stack spacing={2}>
                {canEdit ? <MoveOffers formId={id} versions={list} /> : null}
                <Section title={t("forms.versions.title")}>
                  <VersionTable draft={form} versions={list} canEdit={canEdit && form.state !== "retired"} />
                </Section>
                {list.length === 0 ? null : (
                  <Section title={t("forms.versions.compare")}>
                    <CompareVersions draft={form} versions={list} />
                  </Section>
                )}
              </Stack>
            )}
          </QueryView>
        )}
      </QueryView>
      {isImporting && draft.data !== undefined ? (
        <ImportDialog draft={draft.data} onClose={() => setImporting(false)} />
      ) : null}
    </Page>
  );
}
