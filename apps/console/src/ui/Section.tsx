import { Box, Paper, Stack, Typography } from "@mui/material";
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A headed part of a page. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: { xs: 1.5, sm: 2 }, minWidth: 0 }}
    >
      <Stack direction="row" sx={{ justifyContent: "space-between", alignItems: "center", mb: 1.5, gap: 1 }}>
        <Typography id={id} variant="h2">
          {title}
        </Typography>
        {action}
      </Stack>
      <Box sx={{ minWidth: 0, overflowX: "auto" }}>{children}</Box>
    </Paper>
  );
}
