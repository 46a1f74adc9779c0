import type { Plan } from "@duheng/contracts";
import { Button, MenuItem, Paper, Stack, TextField, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { Page } from "../ui/Page.tsx";
import { RetireButton } from "../ui/RetireButton.tsx";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";
import { PaperMapping } from "./PaperMapping.tsx";
import { planRowKey, usePlanWords } from "./plan-merging.ts";
import { numberedSteps } from "./plan-steps.ts";
import { planQueries } from "./queries.ts";
import { areBandsOrdered, SettingsInputs } from "./SettingsInputs.tsx";
import { StepsInputs } from "./StepsInputs.tsx";

const frequencies: readonly Plan["frequency"][] = ["month", "quarter", "year"];

/** The whole plan on one page, saved by its button. */
export function PlanEditor({ plan }: { plan: Plan }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const isEditor = useAllowed()("editPlans");
  const canEdit = isEditor && plan.state === "active";
  const { run, isBusy } = useAction();
  const { title, frequency, papers, steps, settings } = plan;
  const kept = useDraft(
    `plan/${plan.id}`,
    { title, frequency, papers, steps, settings },
    { rowKey: planRowKey },
  );
  const words = usePlanWords();
  const { value, change, isChanged } = kept;
  const draft = { ...value, steps: numberedSteps(value.steps) };
  const isUndecided = kept.contests.length > 0;
  const isValid = !isUndecided && draft.title.trim() !== "" && areBandsOrdered(draft.settings.bands);

  const save = async () => {
    const { id, revision } = plan;
    const saved = await run(() =>
      api.plans.update.mutate({ ...draft, id, revision, title: draft.title.trim() }),
    );
    if (saved === undefined) return;
    kept.done();
    queryClient.setQueryData(planQueries.one(id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: ["plans"] });
    notify(t("plans.saved"), { type: "success" });
  };

  return (
    <Page
      title={plan.title}
      crumbs={[{ to: "/plans", label: t("plans.title") }]}
      maxWidth={960}
      actions={
        isEditor ? (
          <>
            <RetireButton
              record={plan}
              retire={(asked) => api.plans.retire.mutate(asked)}
              restore={(asked) => api.plans.restore.mutate(asked)}
              onDone={() => void queryClient.invalidateQueries({ queryKey: ["plans"] })}
            />
            {isChanged || isUndecided ? (
              <Typography variant="body2" color="textSecondary">
                {t(isUndecided ? "shell.draft.undecided" : "plans.unsaved")}
              </Typography>
            ) : null}
            {canEdit ? (
              <Button variant="contained" onClick={save} loading={isBusy} disabled={!isChanged || !isValid}>
                {t("shell.action.save")}
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <Stack component="fieldset" disabled={!canEdit} spacing={2} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        {canEdit ? <DraftNote draft={kept} words={words} /> : null}
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Stack direction={{ xs: "column", sm: "row" }} spacing={2}>
            <TextField
              label={t("plans.name")}
              value={draft.title}
              onChange={(event) => change({ title: event.target.value })}
              fullWidth
              disabled={!canEdit}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            <TextField
              select
              label={t("plans.frequency")}
              value={draft.frequency}
              onChange={(event) =>
                change({
                  frequency: frequencies.find((one) => one === event.target.value) ?? draft.frequency,
                })
              }
              disabled={!canEdit}
              sx={{ minWidth: 160 }}
            >
              {frequencies.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`words.frequency.${one}`)}
                </MenuItem>
              ))}
            </TextField>
          </Stack>
        </Paper>
        <Section title={t("plans.papers.title")}>
          <PaperMapping
            papers={draft.papers}
            onChange={(papers) => change({ papers })}
            isDisabled={!canEdit}
          />
        </Section>
        <Section title={t("plans.steps.title")}>
          <StepsInputs steps={draft.steps} onChange={(steps) => change({ steps })} isDisabled={!canEdit} />
        </Section>
        <Section title={t("plans.settings.title")}>
          <SettingsInputs
            settings={draft.settings}
            onChange={(settings) => change({ settings })}
            isDisabled={!canEdit}
          />
        </Section>
      </Stack>
    </Page>
  );
}
