import type { GrantedPaper, GrantedWork } from "@duheng/contracts";
import { Box, Button, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { periodText } from "../ui/dates.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { DueDate } from "../work-items/DueDate.tsx";
import { actsText } from "./acts-text.ts";
import { grantQueries } from "./queries.ts";

/** Papers of other units that the person may act on, by unit and grant; what waits for him comes first. */
export default function GrantedList() {
  const t = useT();
  const query = useQuery(grantQueries.mine());
  return (
    <Page title={t("shell.menu.granted")} subtitle={t("grants.hint")} maxWidth={960}>
      <QueryView query={query} skeleton={<SkeletonLines count={4} />}>
        {(work) =>
          work.length === 0 ? (
            <EmptyState title={t("grants.empty")} hint={t("grants.emptyHint")} />
          ) : (
            <Stack spacing={2}>
              {work.map((grant) => (
                <GrantSection key={grant.grantId} grant={grant} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}

function GrantSection({ grant }: { readonly grant: GrantedWork }) {
  const t = useT();
  const locale = useAppLocale();
  const { unit, until, acts, reason } = grant;
  const papers = [...grant.papers].sort((one, other) => Number(isDone(one)) - Number(isDone(other)));
  return (
    <Section title={unit}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t("grants.terms", { reason, acts: actsText(acts, t, locale), until })}
      </Typography>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: "none", p: 0, m: 0 }}>
        {papers.map((paper) => (
          <PaperRow key={paper.assessmentId} paper={paper} grantId={grant.grantId} />
        ))}
      </Stack>
      {papers.every(isDone) ? (
        <Typography color="textSecondary" sx={{ mt: 1.5 }}>
          {t("grants.nothing")}
        </Typography>
      ) : null}
    </Section>
  );
}

function PaperRow({ paper, grantId }: { readonly paper: GrantedPaper; readonly grantId: string }) {
  const t = useT();
  const locale = useAppLocale();
  const { assessmentId, name, departmentName, categoryName, period, state, waits, dueOn } = paper;
  const verb = t(`grants.open.${waits === "review" || waits === "feedback" ? waits : "read"}`);
  return (
    <Stack
      component="li"
      direction="row"
      useFlexGap
      sx={{ alignItems: "center", justifyContent: "space-between", gap: 1.5, flexWrap: "wrap" }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {departmentName} · {categoryName} · {periodText(period, locale)} ·{" "}
          {t(`words.assessmentState.${state}`)}
        </Typography>
        {waits === undefined ? null : <DueDate dueOn={dueOn} />}
      </Box>
      <Button
        component={Link}
        to={`/granted/${grantId}/${assessmentId}`}
        variant={waits === undefined ? "outlined" : "contained"}
        aria-label={`${t("shell.labelled", { label: verb })}${name}`}
      >
        {verb}
      </Button>
    </Stack>
  );
}

function isDone({ waits }: GrantedPaper): boolean {
  return waits === undefined;
}
