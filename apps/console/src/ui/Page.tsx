import { Box, Breadcrumbs, Link, Stack, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { usePageTitle } from "./use-page-title.ts";

interface PageProps {
  title: string;
  /** The way here, from the outside in; the page itself is not among them. */
  crumbs?: { to: string; label: string }[];
  /** One line under the title. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Widest extent of the content in pixels; the whole width when absent. */
  maxWidth?: number;
  children: ReactNode;
}

/** The frame of a page: where I am, what it is called, what can be done. */
export function Page({ title, crumbs = [], subtitle, actions, maxWidth, children }: PageProps) {
  const t = useT();
  usePageTitle(title);
  return (
    <Box
      sx={{
        px: { xs: 1.5, sm: 3 },
        py: { xs: 1.5, sm: 2.5 },
        maxWidth,
        mx: maxWidth === undefined ? 0 : "auto",
      }}
    >
      {crumbs.length === 0 ? null : (
        <Breadcrumbs aria-label={t("shell.crumbs")} sx={{ mb: 0.5, fontSize: "0.8125rem" }}>
          {crumbs.map((crumb) => (
            <Link key={crumb.to} component={RouterLink} to={crumb.to} underline="hover" color="textSecondary">
              {crumb.label}
            </Link>
          ))}
        </Breadcrumbs>
      )}
      <Stack
        direction="row"
        useFlexGap
        sx={{
          alignItems: "center",
          justifyContent: "space-between",
          flexWrap: "wrap",
          gap: 1,
          mb: 2,
          minHeight: 36,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1">{title}</Typography>
          {subtitle === undefined ? null : (
            <Typography component="div" variant="body2" color="textSecondary" sx={{ mt: 0.25 }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions === undefined ? null : (
          <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {children}
    </Box>
  );
}
