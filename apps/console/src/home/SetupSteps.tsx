import CheckCircle from "@mui/icons-material/CheckCircle";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import { Link as MuiLink, Stack, Typography } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { SkeletonLines } from "../ui/QueryView.tsx";
import { type SetupStep, useSetup } from "./use-setup.ts";

/** The way to the next cycle: what is done, what is missing, each with the page where it is done. */
export function SetupSteps() {
  const t = useT();
  const steps = useSetup();
  return (
    <Stack spacing={1.5}>
      <Typography color="textSecondary">{t("home.setup.intro")}</Typography>
      {steps === undefined ? (
        <SkeletonLines count={4} height={44} />
      ) : (
        <Stack component="ol" spacing={1.5} sx={{ listStyle: "none", p: 0, m: 0 }}>
          {steps.map((step) => (
            <Step key={step.key} step={step} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Step({ step: { key, isDone, detail, to } }: { step: SetupStep }) {
  const t = useT();
  const Icon = isDone ? CheckCircle : RadioButtonUnchecked;
  return (
    <Stack component="li" direction="row" spacing={1.5}>
      <Icon
        fontSize="small"
        color={isDone ? "success" : "disabled"}
        sx={{ mt: 0.25 }}
        titleAccess={isDone ? t("home.setup.done") : t("home.setup.open")}
      />
      <div>
        <MuiLink component={Link} to={to} sx={{ fontWeight: 600 }}>
          {t(`home.setup.steps.${key}`)}
        </MuiLink>
        <Typography variant="body2" color="textSecondary">
          {detail}
        </Typography>
      </div>
    </Stack>
  );
}
