import type { FollowingSample } from "@duheng/form";
import { Alert, Box, Button, Checkbox, FormControlLabel, Stack, Typography } from "@mui/material";
import type { UseQueryResult } from "@tanstack/react-query";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { ProblemList } from "../../ui/ProblemList.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import type { MergeCheck } from "./use-merge-check.ts";

interface MergeCheckViewProps {
  readonly check: UseQueryResult<MergeCheck>;
  /** Ids of the samples whose new expected values were accepted. */
  readonly accepted: readonly string[];
  readonly onAccept: (ids: string[]) => void;
}

/** Whether the merged form is fine: its errors, its samples run, and which of these only follow changed formulas. */
export function MergeCheckView({ check, accepted, onAccept }: MergeCheckViewProps) {
  return (
    <QueryView query={check} skeleton={<SkeletonLines count={1} height={24} />}>
      {(found) => <Found found={found} accepted={accepted} onAccept={onAccept} />}
    </QueryView>
  );
}

function Found({
  found: { errors, samples, following, failing },
  accepted,
  onAccept,
}: Omit<MergeCheckViewProps, "check"> & { readonly found: MergeCheck }) {
  const t = useT();
  const open = following.filter(({ id }) => !accepted.includes(id));
  if (errors.length > 0) {
    return (
      <>
        <Alert severity="error">{t("library.merge.errors", { count: errors.length })}</Alert>
        <ProblemList problems={errors} hasPlaces={false} />
      </>
    );
  }
  const isFine = failing.length === 0 && open.length === 0;
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Alert severity={!isFine ? "warning" : samples.length === 0 ? "info" : "success"} role="status">
        {samples.length === 0
          ? t("library.merge.noSamples")
          : isFine
            ? t("library.merge.fine", { count: samples.length })
            : t("library.merge.samplesMiss", {
                count: samples.length,
                missed: failing.length + open.length,
              })}
      </Alert>
      {following.length === 0 ? null : (
        <Following following={following} accepted={accepted} onAccept={onAccept} />
      )}
      {failing.length === 0 ? null : (
        <div>
          <Typography color="textSecondary">{t("library.merge.failing")}</Typography>
          <ProblemList problems={failing} hasPlaces={false} />
        </div>
      )}
    </Stack>
  );
}

function Following({
  following,
  accepted,
  onAccept,
}: Omit<MergeCheckViewProps, "check"> & { readonly following: readonly FollowingSample[] }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <div>
      <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <Typography sx={{ flex: "1 1 16rem" }}>
          {t("library.merge.following", { count: following.length })}
        </Typography>
        <Button size="small" variant="outlined" onClick={() => onAccept(following.map(({ id }) => id))}>
          {t("library.merge.acceptAll")}
        </Button>
      </Stack>
      <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
        {following.map(({ id, title, changes }) => (
          <li key={id}>
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={accepted.includes(id)}
                  onChange={(_event, isAccepted) =>
                    onAccept(isAccepted ? [...accepted, id] : accepted.filter((each) => each !== id))
                  }
                />
              }
              label={t("library.merge.acceptOne", {
                title,
                changes: changes.map(({ message }) => message[locale]).join(locale === "zh" ? "，" : ", "),
              })}
              sx={{ overflowWrap: "anywhere" }}
            />
          </li>
        ))}
      </Box>
    </div>
  );
}
