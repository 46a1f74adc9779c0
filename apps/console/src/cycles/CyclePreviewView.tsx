import type { CyclePreview } from "@duheng/contracts";
import {
  Alert,
  Button,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { Link, useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ProblemList } from "../ui/ProblemList.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";
import { cycleQueries } from "./queries.ts";

interface CyclePreviewViewProps {
  planId: string;
  period: string;
  title: string;
  /** Told before the page moves on. */
  onStarted: () => void;
}

/** Who would get which paper, who none and why, and the button that starts the cycle. */
export function CyclePreviewView({ planId, period, title, onStarted }: CyclePreviewViewProps) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const query = useQuery(cycleQueries.preview(planId, period));

  const start = async () => {
    const named = title === "" ? {} : { title };
    const cycle = await run(() => api.cycles.start.mutate({ planId, period, ...named }));
    if (cycle === undefined) return;
    onStarted();
    await queryClient.invalidateQueries();
    notify(t("cycles.wizard.started"), { type: "success" });
    navigate(`/cycles/${cycle.id}`);
  };

  return (
    <QueryView query={query} skeleton={<SkeletonLines count={5} />}>
      {(preview) => {
        const isBlocked = preview.problems.some((problem) => problem.severity === "error");
        return (
          <Stack spacing={2}>
            {preview.problems.length === 0 ? null : (
              <Section
                title={t("cycles.wizard.problems")}
                action={
                  <Stack direction="row" spacing={1}>
                    {preview.problems.some(({ code }) => code.startsWith("dataset-")) ? (
                      <Button component={Link} to="/datasets" variant="outlined">
                        {t("cycles.wizard.openData")}
                      </Button>
                    ) : null}
                    <Button component={Link} to={`/plans/${planId}`} variant="outlined">
                      {t("cycles.wizard.openPlan")}
                    </Button>
                  </Stack>
                }
              >
                <ProblemList problems={preview.problems} hasPlaces={false} />
              </Section>
            )}
            <Section title={t("cycles.wizard.preview")}>
              <Papers preview={preview} />
            </Section>
            {preview.excluded.length === 0 ? null : <Excluded preview={preview} />}
            <Stack direction="row" spacing={2} sx={{ alignItems: "center" }}>
              <Button
                variant="contained"
                onClick={start}
                loading={isBusy}
                disabled={isBlocked || preview.assigned === 0}
              >
                {t("cycles.wizard.confirm")}
              </Button>
              {isBlocked ? null : <Alert severity="success">{t("cycles.wizard.ready")}</Alert>}
            </Stack>
          </Stack>
        );
      }}
    </QueryView>
  );
}

function Papers({ preview }: { preview: CyclePreview }) {
  const t = useT();
  return (
    <>
      <Typography sx={{ mb: 1 }}>{t("cycles.wizard.assigned", { count: preview.assigned })}</Typography>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{t("cycles.wizard.category")}</TableCell>
            <TableCell>{t("cycles.wizard.level")}</TableCell>
            <TableCell>{t("cycles.wizard.form")}</TableCell>
            <TableCell>{t("cycles.wizard.version")}</TableCell>
            <TableCell align="right">{t("cycles.wizard.people")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {preview.papers.map((paper) => (
            <TableRow key={`${paper.categoryId}/${paper.level ?? ""}`}>
              <TableCell component="th" scope="row">
                {paper.categoryName}
              </TableCell>
              <TableCell>{paper.level ?? t("plans.papers.allLevels")}</TableCell>
              <TableCell>{paper.formTitle}</TableCell>
              <TableCell>
                {paper.version === 0
                  ? t("forms.unpublished")
                  : t("forms.version", { version: paper.version })}
              </TableCell>
              <TableCell align="right">{paper.staff}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

function Excluded({ preview }: { preview: CyclePreview }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Section title={t("cycles.wizard.excluded", { count: preview.excluded.length })}>
      <Table>
        <TableBody>
          {preview.excluded.map((person) => (
            <TableRow key={person.staffId}>
              <TableCell component="th" scope="row">
                {person.name}
              </TableCell>
              <TableCell>{person.reason[locale]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
