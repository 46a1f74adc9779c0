import type { Ranking } from "@duheng/contracts";
import { Alert, Box, Button, Paper, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useAction } from "../../ui/use-action.ts";
import { stepDone } from "../../work-items/queries.ts";
import { RankingNotices } from "./RankingNotices.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { SeatMeter } from "./SeatMeter.tsx";
import { SetGradeDialog } from "./SetGradeDialog.tsx";
import { followable, undecided } from "./standing.ts";

/** The ranking with what can be done to it: follow the proposal, set single grades, fix them all. */
export function RankingView({ ranking }: { ranking: Ranking }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const canGrade = useAllowed()("grade");
  const { run, isBusy } = useAction();
  const [editedId, setEditedId] = useState<string>();
  const [isFixing, setFixing] = useState(false);
  const { group, rows } = ranking;
  const isOpen = group.state === "open" && canGrade;
  const open = undecided(rows);
  const toFollow = followable(rows);
  const edited = rows.find((row) => row.assessmentId === editedId);
  const refresh = () => stepDone(queryClient);

  const follow = async () => {
    const count = await run(async () => {
      for (const { row, grade } of toFollow) {
        await api.assessments.setGrade.mutate({ id: row.assessmentId, revision: row.revision, grade });
      }
      return toFollow.length;
    });
    await refresh();
    if (count !== undefined) notify(t("assessments.grades.accepted", { count }), { type: "success" });
  };
  const fix = async () => {
    const done = await run(() =>
      api.assessments.fixGrades.mutate({ quotaGroupId: group.id, revision: group.revision }).then(() => true),
    );
    setFixing(false);
    await refresh();
    if (done) notify(t("assessments.grades.fixedDone"), { type: "success" });
  };

  return (
    <Stack spacing={2}>
      <Paper variant="outlined" sx={{ p: 2 }}>
        <Stack
          direction="row"
          useFlexGap
          sx={{ gap: 2, flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" }}
        >
          <Box>
            <SeatMeter used={group.goodIds.length} seats={group.seats} />
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
              {t("assessments.grades.base")} {group.base}
            </Typography>
          </Box>
          {isOpen ? (
            <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap" }}>
              {toFollow.length > 0 ? (
                <Button variant="outlined" onClick={follow} loading={isBusy}>
                  {t("assessments.grades.accept", { count: toFollow.length })}
                </Button>
              ) : null}
              <Button variant="contained" onClick={() => setFixing(true)} disabled={isBusy}>
                {t("assessments.grades.fix")}
              </Button>
            </Stack>
          ) : null}
        </Stack>
      </Paper>
      <RankingNotices ranking={ranking} canGrade={canGrade} />
      <RankingTable rows={rows} onSet={isOpen ? setEditedId : undefined} />
      {edited === undefined ? null : (
        <SetGradeDialog row={edited} onClose={() => setEditedId(undefined)} onDone={refresh} />
      )}
      {isFixing ? (
        <ConfirmDialog
          title={t("assessments.grades.fixTitle")}
          text={t("assessments.grades.fixText", { used: group.goodIds.length, seats: group.seats })}
          confirm={t("assessments.grades.fix")}
          isBusy={isBusy}
          isDisabled={open.length > 0}
          onConfirm={fix}
          onClose={() => setFixing(false)}
        >
          {open.length > 0 ? (
            <Alert severity="warning" sx={{ mt: 2 }}>
              {t("assessments.grades.unset", { count: open.length })}
            </Alert>
          ) : null}
        </ConfirmDialog>
      ) : null}
    </Stack>
  );
}
