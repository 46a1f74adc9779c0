import type { PlaceChoice, ReorganisationDraft } from "@duheng/contracts";
import { Alert, Box, Button, Stack, TextField } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { ReorganisationPreview } from "../rpc/answers.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { listText } from "../ui/list-text.ts";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";
import { PartView } from "./PartView.tsx";
import { reorganisationQueries } from "./queries.ts";

interface PreviewStepsProps {
  readonly draft: ReorganisationDraft;
  readonly onPlace: (of: "departments" | "categories", next: PlaceChoice) => void;
}

/** What it would do, what stands against it, and the last step. */
export function PreviewSteps({ draft, onPlace }: PreviewStepsProps) {
  const t = useT();
  const query = useQuery(reorganisationQueries.preview(draft));
  return (
    <QueryView query={query}>
      {(preview) => (
        <Stack spacing={2}>
          <Section
            title={t("reorganisations.preview")}
            action={
              <Button size="small" loading={query.isFetching} onClick={() => void query.refetch()}>
                {t("reorganisations.again")}
              </Button>
            }
          >
            <Stack spacing={3}>
              <Hindrances preview={preview} />
              {preview.parts.map((part) => (
                <PartView
                  key={`${part.fromId}-${part.ref}`}
                  part={part}
                  receiver={preview.receivers.find(({ ref }) => ref === part.ref)}
                  withRoles={draft.withRoles}
                  onPlace={onPlace}
                />
              ))}
            </Stack>
          </Section>
          <Finish draft={draft} preview={preview} isReady={!query.isFetching} />
        </Stack>
      )}
    </QueryView>
  );
}

function Hindrances({ preview: { hindrances } }: { preview: ReorganisationPreview }) {
  const t = useT();
  const locale = useAppLocale();
  if (hindrances.length === 0) return <Alert severity="success">{t("reorganisations.free")}</Alert>;
  return (
    <Alert severity="warning">
      {t("reorganisations.hindered", { count: hindrances.length })}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {hindrances.map((one) => (
          <li key={`${one.unitName}-${one.code}-${one.names.join()}`}>
            {t("reorganisations.hindrance", {
              ...{ unit: one.unitName, words: one.words[locale], mend: one.mend[locale] },
              names: listText([...one.names], locale),
              more: one.count > one.names.length ? t("reorganisations.more", { count: one.count }) : "",
            })}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

interface FinishProps {
  readonly draft: ReorganisationDraft;
  readonly preview: ReorganisationPreview;
  readonly isReady: boolean;
}

function Finish({ draft, preview, isReady }: FinishProps) {
  const t = useT();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { run, isBusy } = useAction();
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const { hindrances, parts, receivers, total, seen } = preview;
  const isMerge = draft.kind === "merge";
  const begin = async () => {
    setAsked(false);
    const begun = await run(() => api.reorganisations.begin.mutate({ draft, reason: reason.trim(), seen }));
    await queries.invalidateQueries({ queryKey: ["reorganisations"] });
    if (begun !== undefined) await navigate(`/reorganisations/${begun.id}`, { replace: true });
  };
  const action = t(isMerge ? "reorganisations.begin" : "reorganisations.beginSplit");
  return (
    <Section title={t("reorganisations.finish")}>
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField
          label={t("reorganisations.reason")}
          helperText={t("reorganisations.reasonHint")}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <Stack direction="row">
          <Button
            variant="contained"
            loading={isBusy}
            disabled={!isReady || hindrances.length > 0 || reason.trim() === ""}
            onClick={() => setAsked(true)}
          >
            {action}
          </Button>
        </Stack>
      </Stack>
      {isAsked ? (
        <ConfirmDialog
          title={t("reorganisations.confirm")}
          text={t(isMerge ? "reorganisations.confirmMerge" : "reorganisations.confirmSplit", {
            from: listText([...new Set(parts.map(({ fromName }) => fromName))], locale),
            to: listText(
              receivers.map(({ name }) => name),
              locale,
            ),
            count: total,
          })}
          confirm={action}
          onConfirm={() => void begin()}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </Section>
  );
}
