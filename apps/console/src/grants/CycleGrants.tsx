import type { GrantablePaper, GrantOfPaper } from "@duheng/contracts";
import { Box, Button, Chip, Stack, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { instantText } from "../ui/dates.ts";
import { ExportButton, exportOf } from "../ui/ExportButton.tsx";
import { withNote } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";
import { actsText } from "./acts-text.ts";
import { GiveGrantDialog } from "./GiveGrantDialog.tsx";
import { grantQueries } from "./queries.ts";

/** Of a cycle, whom other units judge: leaders and people who are lent, each with who may do so. Nothing where there is nobody. */
export function CycleGrants({ cycleId, isOpen }: { readonly cycleId: string; readonly isOpen: boolean }) {
  const t = useT();
  const locale = useAppLocale();
  const { data: papers = [] } = useQuery(grantQueries.ofCycle(cycleId));
  const [giving, setGiving] = useState<GrantablePaper>();
  const [withdrawing, setWithdrawing] = useState<GrantOfPaper>();
  if (papers.length === 0) return null;
  return (
    <Section
      title={t("grants.cycle.title")}
      action={
        <ExportButton
          address={exportOf("grants", {}, locale)}
          title={t("grants.cycle.export")}
          label={t("grants.cycle.export")}
          hint={t("shell.exportList.all")}
        />
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t("grants.cycle.text")}
      </Typography>
      <Stack component="ul" spacing={2} sx={{ listStyle: "none", p: 0, m: 0 }}>
        {papers.map((paper) => (
          <Paper
            key={paper.assessmentId}
            paper={paper}
            onGive={isOpen ? () => setGiving(paper) : undefined}
            onWithdraw={setWithdrawing}
          />
        ))}
      </Stack>
      {giving === undefined ? null : <GiveGrantDialog paper={giving} onClose={() => setGiving(undefined)} />}
      {withdrawing === undefined ? null : (
        <Withdraw grant={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </Section>
  );
}

interface PaperProps {
  readonly paper: GrantablePaper;
  readonly onGive: (() => void) | undefined;
  readonly onWithdraw: (grant: GrantOfPaper) => void;
}

function Paper({ paper, onGive, onWithdraw }: PaperProps) {
  const t = useT();
  const locale = useAppLocale();
  const { name, departmentName, position, state, why, grants } = paper;
  return (
    <Box component="li">
      <Stack
        direction="row"
        useFlexGap
        sx={{ alignItems: "center", justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
            <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
            <Chip size="small" variant="outlined" label={t(`grants.cycle.why.${why}`)} />
          </Stack>
          <Typography variant="body2" color="textSecondary">
            {departmentName}
            {position === undefined ? "" : ` · ${position}`} · {t(`words.assessmentState.${state}`)}
          </Typography>
        </Box>
        {onGive === undefined ? null : (
          <Button variant="outlined" onClick={onGive} aria-label={t("grants.cycle.giveFor", { name })}>
            {t("grants.cycle.give")}
          </Button>
        )}
      </Stack>
      {grants.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {t("grants.cycle.none")}
        </Typography>
      ) : (
        <Stack component="ul" spacing={0.5} sx={{ mt: 0.5, mb: 0, pl: 2.5 }}>
          {grants.map((grant) => (
            <Typography key={grant.id} component="li" variant="body2">
              {withNote(
                t("grants.cycle.by", {
                  unit: grant.homeName,
                  person: grant.personName,
                  acts: actsText(grant.acts, t, locale),
                  until: grant.until,
                }),
                grant.lastUsedAt === undefined
                  ? t(`grants.cycle.standing.${grant.standing}`)
                  : `${t(`grants.cycle.standing.${grant.standing}`)} · ${t("grants.cycle.used", { at: instantText(grant.lastUsedAt, locale) })}`,
                locale,
              )}
              {grant.standing === "valid" ? (
                <Button
                  size="small"
                  color="secondary"
                  onClick={() => onWithdraw(grant)}
                  aria-label={`${t("shell.labelled", { label: t("grants.cycle.withdraw") })}${grant.personName}`}
                  sx={{ ml: 1, py: 0 }}
                >
                  {t("grants.cycle.withdraw")}
                </Button>
              ) : null}
            </Typography>
          ))}
        </Stack>
      )}
    </Box>
  );
}

function Withdraw({ grant, onClose }: { readonly grant: GrantOfPaper; readonly onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const withdraw = async () => {
    const done = await run(() => api.grants.withdraw.mutate({ id: grant.id, revision: grant.revision }));
    // Also where it was refused: what stands there now is what refused it.
    await queryClient.invalidateQueries({ queryKey: ["grants"] });
    onClose();
    if (done !== undefined) notify(t("grants.cycle.withdrawn"), { type: "success" });
  };
  return (
    <ConfirmDialog
      title={t("grants.cycle.withdrawTitle")}
      text={t("grants.cycle.withdrawText", { person: grant.personName })}
      confirm={t("grants.cycle.withdraw")}
      isBusy={isBusy}
      onConfirm={withdraw}
      onClose={onClose}
    />
  );
}
