import type { TenantArchive } from "@duheng/contracts";
import { Button, Chip, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { JobProgressBar } from "../jobs/JobProgressBar.tsx";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { instantText } from "../ui/dates.ts";
import { useAction } from "../ui/use-action.ts";

/** One archive: how far it is, or what is in it and where to get it. */
export function ArchiveLine({ archive }: { readonly archive: TenantArchive }) {
  const t = useT();
  const locale = useAppLocale();
  const { of, askedBy, createdAt, made, job } = archive;
  const state = made === undefined ? (job?.state ?? "lost") : "done";
  const isOpen = state === "waiting" || state === "running";
  return (
    <Stack component="li" spacing={1} sx={line}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
        <Typography variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>
          {of.name}
        </Typography>
        <Chip size="small" variant="outlined" color={colors[state]} label={t(`archives.state.${state}`)} />
      </Stack>
      <Typography variant="body2" color="textSecondary">
        {t("archives.by", { name: askedBy.name, at: instantText(createdAt, locale) })}
      </Typography>
      {isOpen && job !== undefined ? <JobProgressBar job={job} label={of.name} /> : null}
      {job?.error === undefined || made !== undefined ? null : (
        <Typography variant="body2" color="error">
          {job.error.message[locale]}
        </Typography>
      )}
      {made === undefined ? null : <Made made={made} expiresAt={archive.expiresAt} />}
      <Stack direction="row" spacing={1}>
        {made === undefined ? null : (
          // A link and no call: what may be gigabytes goes to the disk as it comes, and on where it broke off.
          <Button
            component="a"
            href={`/api/archives/${archive.id}.zip`}
            download
            variant="contained"
            size="small"
          >
            {t("archives.download")}
          </Button>
        )}
        <RemoveArchive archive={archive} isOpen={isOpen} />
      </Stack>
    </Stack>
  );
}

const line = {
  "&:not(:last-of-type)": { borderBottom: 1, borderColor: "divider", pb: 2 },
} as const;

const colors = {
  waiting: "default",
  running: "info",
  done: "success",
  failed: "error",
  cancelled: "warning",
  lost: "warning",
} as const;

function Made({
  made: { at, documents, files, size, hash, faults, reading },
  expiresAt,
}: {
  readonly made: NonNullable<TenantArchive["made"]>;
  readonly expiresAt: string;
}) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <>
      <Typography variant="body2">
        {t("archives.contents", { documents, files, size: sizeText(size) })} ·{" "}
        {t("archives.asOf", { at: instantText(at, locale) })} ·{" "}
        {t("archives.until", { at: instantText(expiresAt, locale) })}
      </Typography>
      {reading === "while-written" ? (
        <Typography variant="body2" color="warning.main">
          {t("archives.whileWritten")}
        </Typography>
      ) : null}
      {faults === 0 ? null : (
        <Typography variant="body2" color="warning.main">
          {t("archives.faults", { count: faults })}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
        {t("archives.hash")} <code>{hash}</code>
      </Typography>
    </>
  );
}

function RemoveArchive({ archive, isOpen }: { readonly archive: TenantArchive; readonly isOpen: boolean }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const [isAsked, setAsked] = useState(false);
  if (!useAllowed()("removeArchives")) return null;
  const { id, revision, of } = archive;
  const remove = async () => {
    const done = await run(() => api.archives.remove.mutate({ id, revision }).then(() => true));
    setAsked(false);
    await queryClient.invalidateQueries({ queryKey: ["archives"] });
    if (done) notify(t("archives.removed"), { type: "info" });
  };
  return (
    <>
      <Button size="small" color="secondary" onClick={() => setAsked(true)}>
        {t(isOpen ? "archives.cancel" : "archives.remove")}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("archives.removeTitle", { name: of.name })}
          text={t("archives.removeText")}
          confirm={t(isOpen ? "archives.cancel" : "archives.remove")}
          isBusy={isBusy}
          onConfirm={remove}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} kB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`;
}
