import { Box, Stack, Typography } from "@mui/material";
import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  hint?: string | undefined;
  /** Small print, such as an error's code. */
  details?: string | undefined;
  icon?: ReactNode;
  action?: ReactNode;
}

/** Says why there is nothing here and what can be done about it. */
export function EmptyState({ title, hint, details, icon, action }: EmptyStateProps) {
  return (
    <Stack spacing={1} sx={{ alignItems: "center", textAlign: "center", px: 2, py: 6 }}>
      {icon === undefined ? null : (
        <Box sx={{ color: "text.disabled", "& svg": { fontSize: 44 } }}>{icon}</Box>
      )}
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      {hint === undefined ? null : (
        <Typography color="textSecondary" sx={{ maxWidth: 480 }}>
          {hint}
        </Typography>
      )}
      {details === undefined ? null : (
        <Typography variant="caption" color="textSecondary">
          {details}
        </Typography>
      )}
      {action === undefined ? null : <Box sx={{ pt: 1 }}>{action}</Box>}
    </Stack>
  );
}
