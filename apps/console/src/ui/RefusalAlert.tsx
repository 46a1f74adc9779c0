import type { Problem } from "@duheng/contracts";
import { Alert, Box } from "@mui/material";
import type { ReactNode } from "react";
import { useAppLocale } from "../i18n/use-t.ts";
import { errorOf } from "../rpc/errors.ts";

interface RefusalAlertProps {
  /** What was thrown; undefined: nothing was refused. */
  readonly refusal: unknown;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** So many reasons are shown; what is the same for hundreds is told once. */
const most = 8;

/** Why something was refused: its sentence, each reason, and what can be done about it. */
export function RefusalAlert({ refusal, action }: RefusalAlertProps) {
  const locale = useAppLocale();
  if (refusal === undefined) return null;
  const { message, problems = [] } = errorOf(refusal);
  // The server tells last what is right instead.
  const isInstead = ({ code }: Problem) => code.startsWith("instead-");
  const reasons = [...new Set(problems.filter((one) => !isInstead(one)).map((one) => one.message[locale]))];
  const shown = reasons.slice(0, most);
  return (
    <Alert severity="error" role="alert" sx={{ mt: 2 }}>
      {message[locale]}
      {shown.length === 0 ? null : (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
          {shown.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {reasons.length > shown.length ? <li>…</li> : null}
        </Box>
      )}
      {problems.filter(isInstead).map(({ code, message: { [locale]: words } }) => (
        <Box key={code} sx={{ mt: 1 }}>
          {words}
        </Box>
      ))}
      {action === undefined ? null : <Box sx={{ mt: 1 }}>{action}</Box>}
    </Alert>
  );
}
