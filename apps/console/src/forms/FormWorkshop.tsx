import type { Dataset, FormDraft } from "@duheng/contracts";
import { FormDesigner } from "@duheng/form-ui/design";
import { Alert, Button, Chip, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useNotify } from "react-admin";
import { Link } from "react-router";
import { datasetQueries } from "../datasets/queries.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { createLibraryPort } from "../indicators/library-port.ts";
import { ConflictDialog } from "../library/merge/ConflictDialog.tsx";
import { OfferAnswer } from "../library/offers/OfferAnswer.tsx";
import { LockedDrift } from "../library/upgrade/LockedDrift.tsx";
import { TemplateNotice } from "../library/upgrade/TemplateNotice.tsx";
import { useLockingTemplate } from "../library/upgrade/use-locking-template.ts";
import { errorText } from "../rpc/errors.ts";
import { instantText } from "../ui/dates.ts";
import { Page } from "../ui/Page.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { useAutosave } from "./use-autosave.ts";
import { useDesignPorts } from "./use-design-ports.ts";

const noDatasets: readonly Dataset[] = [];

interface FormWorkshopProps {
  draft: FormDraft;
  /** What the designer opens with. */
  startsWith: "form" | "table";
}

/** The designer with what surrounds it: saving, a second editor, publishing, sharing. */
export function FormWorkshop({ draft, startsWith }: FormWorkshopProps) {
  const t = useT();
  const locale = useAppLocale();
  const isAllowed = useAllowed();
  const session = useSession();
  const notify = useNotify();
  const [autosave, state] = useAutosave(draft);
  const [dialog, setDialog] = useState<"publish" | "share">();
  const close = useCallback(() => setDialog(undefined), []);
  const { stored } = state;
  const template = useLockingTemplate(stored);
  const canEdit = isAllowed("editForms") && stored.state !== "retired";
  // Asked for with the page: what comes later is chosen when it is opened again.
  const offered =
    useQuery({ ...datasetQueries.offered(), enabled: isAllowed("seeDatasets") }).data ?? noDatasets;

  const ports = useDesignPorts(stored.id, canEdit, autosave.hear);
  const designPorts = useMemo(() => ({ ...ports, library: createLibraryPort(locale) }), [ports, locale]);
  const { takenIn } = state;
  useEffect(() => {
    if (takenIn !== undefined)
      notify(t("forms.takenIn", { at: instantText(takenIn.updatedAt, locale) }), { type: "info" });
  }, [takenIn, notify, t, locale]);

  const openPublish = async () => {
    await autosave.flush();
    if (autosave.state().standing === "clean") setDialog("publish");
  };

  return (
    <Page
      title={state.document.title}
      crumbs={[{ to: "/forms", label: t("forms.title") }]}
      subtitle={
        <>
          {stored.latestVersion === 0
            ? t("forms.unpublished")
            : t("forms.version", { version: stored.latestVersion })}
          {stored.base === undefined
            ? ""
            : ` · ${t("forms.base", { title: stored.base.title, version: stored.base.version })}`}
        </>
      }
      actions={
        canEdit ? (
          <>
            {stored.latestVersion === 0 ? null : (
              <Button component={Link} to={`/forms/${stored.id}/versions`}>
                {t("forms.versions.open")}
              </Button>
            )}
            {stored.base !== undefined && isAllowed("adopt") ? (
              <Button component={Link} to={`/forms/${stored.id}/give-back`}>
                {t("library.offers.give.open")}
              </Button>
            ) : null}
            <Typography variant="body2" color="textSecondary" role="status">
              {t(`shell.saving.${state.standing === "conflict" ? "failed" : state.standing}`)}
            </Typography>
            {isAllowed("shareForms") ? (
              <Button
                variant="outlined"
                onClick={() => setDialog("share")}
                disabled={stored.latestVersion === 0}
              >
                {t("forms.edit.share")}
              </Button>
            ) : null}
            <Button variant="contained" onClick={openPublish}>
              {t("forms.edit.publish")}
            </Button>
          </>
        ) : (
          <Chip label={t("forms.edit.readOnly")} />
        )
      }
    >
      {state.standing === "failed" ? (
        <Alert
          severity="error"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" onClick={() => void autosave.flush()}>
              {t("forms.edit.retry")}
            </Button>
          }
        >
          {t("forms.edit.failed", { reason: errorText(state.refusal, locale) })}
        </Alert>
      ) : null}
      <TemplateNotice draft={stored} />
      <LockedDrift
        draft={stored}
        template={template}
        current={state.document}
        {...(canEdit && state.conflict === undefined ? { onRestore: autosave.change } : {})}
      />
      <OfferAnswer draft={stored} />
      <FormDesigner
        form={state.document}
        onChange={autosave.change}
        locale={locale}
        problems={state.problems}
        readOnly={!canEdit}
        lockedIds={stored.base?.lockedIds ?? []}
        template={template}
        datasets={offered}
        version={stored.latestVersion}
        startsWith={startsWith}
        ports={designPorts}
        historyKey={`${session?.user.id ?? ""} ${stored.id}`}
        person={session?.user.id ?? ""}
      />
      {state.conflict === undefined ? null : (
        <ConflictDialog {...state.conflict} onChoose={autosave.resolve} />
      )}
      {dialog === "publish" ? (
        <PublishDialog draft={stored} onClose={close} onPublished={autosave.adopt} />
      ) : null}
      {dialog === "share" ? <ShareDialog draft={stored} onClose={close} /> : null}
    </Page>
  );
}
