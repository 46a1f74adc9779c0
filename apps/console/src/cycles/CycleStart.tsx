import type { Plan } from "@duheng/contracts";
import { Button, MenuItem, Paper, Stack, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { planQueries } from "../plans/queries.ts";
import { periodText, todayIn } from "../ui/dates.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { CyclePreviewView } from "./CyclePreviewView.tsx";
import { periodsAround } from "./periods.ts";

/** From plan and period to a running cycle, with a look at who gets which paper in between. */
export default function CycleStart() {
  const t = useT();
  const plans = useQuery(planQueries.list());
  return (
    <Page
      title={t("cycles.wizard.title")}
      crumbs={[{ to: "/cycles", label: t("cycles.title") }]}
      maxWidth={960}
    >
      <QueryView query={plans}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              title={t("cycles.wizard.noPlan")}
              hint={t("cycles.wizard.noPlanHint")}
              action={
                <Button component={Link} to="/plans" variant="contained">
                  {t("cycles.wizard.toPlans")}
                </Button>
              }
            />
          ) : (
            <Wizard plans={data} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Wizard({ plans }: { plans: readonly Plan[] }) {
  const t = useT();
  const locale = useAppLocale();
  const today = todayIn(useSession()?.tenant.timeZone);
  // Not chosen, it is the first: which one that is may change without anybody's doing.
  const draft = useDraft("cycle/new", { planId: "", period: "", title: "" });
  const { planId: chosenPlanId, period: chosenPeriod, title } = draft.value;
  const plan = plans.find((one) => one.id === (chosenPlanId === "" ? plans[0]?.id : chosenPlanId));
  const planId = plan?.id ?? "";
  const periods = plan === undefined ? [] : periodsAround(plan.frequency, today);
  const period = periods.includes(chosenPeriod) ? chosenPeriod : (periods[0] ?? "");
  return (
    <Stack spacing={2}>
      <DraftNote draft={draft} />
      <Paper variant="outlined" sx={{ p: 2 }}>
        <Stack direction={{ xs: "column", sm: "row" }} spacing={2}>
          <TextField
            select
            label={t("cycles.wizard.plan")}
            value={plan?.id ?? ""}
            onChange={(event) => draft.change({ planId: event.target.value })}
            fullWidth
          >
            {plans.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {one.title}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={t("cycles.wizard.period")}
            value={period}
            onChange={(event) => draft.change({ period: event.target.value })}
            sx={{ minWidth: 180 }}
          >
            {[...periods].sort().map((one) => (
              <MenuItem key={one} value={one}>
                {periodText(one, locale)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={t("cycles.wizard.name")}
            value={title}
            onChange={(event) => draft.change({ title: event.target.value })}
            fullWidth
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </Stack>
      </Paper>
      {plan === undefined || period === "" ? null : (
        <CyclePreviewView
          key={`${planId}-${period}`}
          planId={planId}
          period={period}
          title={title.trim()}
          onStarted={draft.done}
        />
      )}
    </Stack>
  );
}
