import { Box, Button, Paper, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import type { ImportRecord } from "./answers.ts";
import { ImpactText } from "./figures/ImpactText.tsx";
import { impactQueries } from "./figures/queries.ts";
import { bringingOf } from "./kinds.ts";
import { useImportChange } from "./use-import-change.ts";

/** What would be written, what keeps it from being written, and the way past that. It stays in sight. */
export function CommitBar({ of }: { of: ImportRecord }) {
  const t = useT();
  const { change, isBusy } = useImportChange();
  const { id, revision, counts } = of;
  const { refused, doubt, gone } = counts;
  const isOfFigures = of.kind === "datasets";
  const asking = of.columns.filter(
    ({ asksFraction, isFraction }) => asksFraction === true && isFraction === undefined,
  ).length;
  const writes = counts.new + counts.changed + gone;
  const [isAsked, setAsked] = useState(false);
  const commit = async () => {
    setAsked(false);
    await change(id, () => api.imports.commit.mutate({ id, revision }));
  };
  const leave = (verdict: "doubt" | "refused") =>
    void change(id, () => api.imports.leaveOut.mutate({ id, revision, verdict }));
  return (
    <Paper
      variant="outlined"
      sx={{ position: "sticky", bottom: 0, zIndex: 2, p: { xs: 1.5, sm: 2 }, boxShadow: 3 }}
    >
      {isOfFigures && writes > 0 ? <Impact of={of} /> : null}
      <Stack direction="row" useFlexGap sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}>
        <Typography sx={{ fontWeight: 600 }} aria-live="polite">
          {writes + refused + doubt === 0
            ? t("imports.commit.nothing")
            : `${t(isOfFigures ? "imports.datasets.summary" : "imports.commit.summary", { new: counts.new, changed: counts.changed })}${
                gone > 0
                  ? t(isOfFigures ? "imports.datasets.goneSummary" : "imports.commit.gone", { gone })
                  : ""
              }`}
        </Typography>
        {refused > 0 ? (
          <Stack direction="row" spacing={1} sx={{ alignItems: "center" }}>
            <Typography color="error">{t("imports.commit.refused", { count: refused })}</Typography>
            <Button size="small" disabled={isBusy} onClick={() => leave("refused")}>
              {t("imports.commit.leaveRefused")}
            </Button>
          </Stack>
        ) : null}
        {doubt > 0 ? (
          <Stack direction="row" spacing={1} sx={{ alignItems: "center" }}>
            <Typography color="warning.dark">{t("imports.commit.doubt", { count: doubt })}</Typography>
            <Button size="small" disabled={isBusy} onClick={() => leave("doubt")}>
              {t("imports.commit.leaveDoubt")}
            </Button>
          </Stack>
        ) : null}
        {asking > 0 ? (
          <Typography color="warning.dark">{t("imports.fractions.asking", { count: asking })}</Typography>
        ) : null}
        <Stack direction="row" spacing={1} sx={{ ml: "auto" }}>
          <Discard of={of} />
          <Button
            variant="contained"
            loading={isBusy}
            disabled={refused + doubt + asking > 0 || writes === 0}
            onClick={() => (gone > 0 ? setAsked(true) : void commit())}
          >
            {t("imports.commit.action")}
          </Button>
        </Stack>
        {isAsked ? (
          <ConfirmDialog
            title={t(isOfFigures ? "imports.datasets.goneTitle" : "imports.commit.goneTitle")}
            text={t(isOfFigures ? "imports.datasets.goneText" : "imports.commit.goneText", { count: gone })}
            confirm={t("imports.commit.action")}
            onConfirm={() => void commit()}
            onClose={() => setAsked(false)}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}

/** What these figures would change of results that there are; nothing is said where they would change none. */
function Impact({ of }: { of: ImportRecord }) {
  const { data } = useQuery(impactQueries.ofImport(of.id, of.revision));
  if (data === undefined || data.settled.length + data.open === 0) return null;
  return (
    <Box sx={{ mb: 1.5 }}>
      <ImpactText impact={data} />
    </Box>
  );
}

function Discard({ of }: { of: ImportRecord }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const [isAsked, setAsked] = useState(false);
  const discard = async () => {
    const done = await run(() => api.imports.discard.mutate({ id: of.id, revision: of.revision }));
    setAsked(false);
    if (done !== undefined) await navigate(bringingOf(of), { replace: true });
  };
  return (
    <>
      <Button color="secondary" onClick={() => setAsked(true)}>
        {t("imports.commit.discard")}
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title={t("imports.commit.discardTitle")}
          text={t("imports.commit.discardText")}
          confirm={t("imports.commit.discard")}
          isBusy={isBusy}
          onConfirm={discard}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
