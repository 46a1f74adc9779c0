import type { FormDraft } from "@duheng/contracts";
import {
  Button,
  Link,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { Link as RouterLink, useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { VersionRecord } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { instantText } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useDownload } from "../transfer/use-download.ts";

interface VersionTableProps {
  draft: FormDraft;
  versions: readonly VersionRecord[];
  canEdit: boolean;
}

/** Every version with its author, its note, its use, and what can be done with it. */
export function VersionTable({ draft, versions, canEdit }: VersionTableProps) {
  const t = useT();
  const [chosen, setChosen] = useState<number>();
  if (versions.length === 0)
    return <EmptyState title={t("forms.versions.empty")} hint={t("forms.versions.emptyHint")} />;
  return (
    <>
      <TableContainer tabIndex={0}>
        <Table size="small" sx={stacked}>
          <TableHead>
            <TableRow>
              <TableCell>{t("forms.versions.version")}</TableCell>
              <TableCell>{t("forms.versions.publishedAt")}</TableCell>
              <TableCell>{t("forms.versions.note")}</TableCell>
              <TableCell>{t("forms.versions.uses")}</TableCell>
              <TableCell className="shell-actions" />
            </TableRow>
          </TableHead>
          <TableBody>
            {versions.map((version) => (
              <VersionRow
                key={version.id}
                version={version}
                onToDraft={canEdit ? () => setChosen(version.version) : undefined}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {chosen === undefined ? null : (
        <ToDraft draft={draft} version={chosen} onClose={() => setChosen(undefined)} />
      )}
    </>
  );
}

/** On a phone each version is a block of lines instead of a row. */
const stacked = {
  "& thead": { display: { xs: "none", sm: "table-header-group" } },
  "& tbody tr": {
    display: { xs: "block", sm: "table-row" },
    py: { xs: 1, sm: 0 },
    borderTop: { xs: 1, sm: 0 },
    borderColor: "divider",
  },
  "& tbody td": {
    display: { xs: "block", sm: "table-cell" },
    border: { xs: 0, sm: undefined },
    py: { xs: 0.25, sm: undefined },
    px: { xs: 0, sm: undefined },
  },
  "& tbody td:empty": { display: { xs: "none", sm: "table-cell" } },
};

interface VersionRowProps {
  version: VersionRecord;
  onToDraft: (() => void) | undefined;
}

function VersionRow({ version, onToDraft }: VersionRowProps) {
  const t = useT();
  const locale = useAppLocale();
  const download = useDownload();
  const {
    formId,
    version: number,
    hash,
    paperHash = hash,
    publishedAt,
    publishedByName,
    note,
    cycles,
  } = version;
  const save = async () => {
    const { document } = await api.forms.version.query({ formId, version: number });
    await download(document, { version: number });
  };
  return (
    <TableRow sx={{ verticalAlign: "top" }}>
      <TableCell>
        <Link component={RouterLink} to={`/forms/${formId}/versions/${number}`}>
          {t("forms.version", { version: number })}
        </Link>
        <Typography variant="caption" color="textSecondary" component="div" title={hash}>
          {t("forms.versions.hash", { hash: hash.slice(0, 12) })}
        </Typography>
        <Link
          variant="caption"
          href={`/papers/${paperHash}.d.ts`}
          target="_blank"
          title={t("forms.versions.typesHint")}
        >
          {t("forms.versions.types")}
        </Link>
      </TableCell>
      <TableCell>
        {instantText(publishedAt, locale)}
        <Typography variant="caption" color="textSecondary" component="div">
          {publishedByName}
        </Typography>
      </TableCell>
      <TableCell sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", minWidth: 120 }}>{note}</TableCell>
      <TableCell sx={{ minWidth: 180 }}>
        {cycles.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            {t("forms.versions.unused")}
          </Typography>
        ) : (
          cycles.map(({ id, title, papers, unsubmitted }) => (
            <div key={id}>
              <Link component={RouterLink} to={`/cycles/${id}`}>
                {t("forms.versions.use", { cycle: title, papers, unsubmitted })}
              </Link>
            </div>
          ))
        )}
      </TableCell>
      <TableCell className="shell-actions">
        <Stack
          direction="row"
          sx={{ gap: 0.5, justifyContent: { sm: "flex-end" }, flexWrap: { xs: "wrap", lg: "nowrap" } }}
        >
          <Button size="small" component={RouterLink} to={`/forms/${formId}/versions/${number}`}>
            {t("forms.versions.view")}
          </Button>
          {onToDraft === undefined ? null : (
            <Button size="small" onClick={onToDraft}>
              {t("forms.versions.toDraft")}
            </Button>
          )}
          <Button size="small" onClick={() => void save()}>
            {t("forms.versions.download")}
          </Button>
        </Stack>
      </TableCell>
    </TableRow>
  );
}

function ToDraft({ draft, version, onClose }: { draft: FormDraft; version: number; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const replace = async () => {
    const saved = await run(async () => {
      const { document } = await api.forms.version.query({ formId: draft.id, version });
      return api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
    });
    if (saved === undefined) {
      // Somebody may have saved: the page asks again on what is there now.
      await queryClient.invalidateQueries({ queryKey: formQueries.one(draft.id).queryKey });
      return;
    }
    queryClient.removeQueries({ queryKey: formQueries.one(draft.id).queryKey });
    notify(t("forms.versions.toDraftDone", { version }), { type: "success" });
    navigate(`/forms/${draft.id}`);
  };
  return (
    <ConfirmDialog
      title={t("forms.versions.toDraftTitle", { version })}
      text={t("forms.versions.toDraftText", { version })}
      confirm={t("forms.versions.toDraft")}
      isBusy={isBusy}
      onConfirm={replace}
      onClose={onClose}
    />
  );
}
