import { Box, Button, Paper, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocaleState } from "react-admin";
import { useLocation, useNavigate } from "react-router";
import { locales } from "../i18n/provider.ts";
import { useT } from "../i18n/use-t.ts";
import { ProductMark } from "../ui/ProductMark.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { SignInForm } from "./SignInForm.tsx";

/** The first page of a visit; afterwards it leads to where the person wanted to go. */
export function LoginPage() {
  const t = useT();
  const navigate = useNavigate();
  const location = useLocation();
  const queryClient = useQueryClient();
  const [locale, setLocale] = useLocaleState();
  usePageTitle(t("identity.signIn"));
  useEffect(() => queryClient.clear(), [queryClient]);
  return (
    <Box
      component="main"
      sx={{
        minHeight: "100dvh",
        display: "grid",
        placeItems: "center",
        px: 2,
        bgcolor: "background.default",
        backgroundImage: (theme) =>
          `linear-gradient(${theme.palette.primary.light} 0, ${theme.palette.background.default} 45%)`,
      }}
    >
      <Stack spacing={2} sx={{ width: "100%", maxWidth: 380 }}>
        <Paper variant="outlined" sx={{ p: { xs: 3, sm: 4 } }}>
          <Stack spacing={3}>
            <Stack direction="row" spacing={1.5} sx={{ alignItems: "center" }}>
              <ProductMark size={44} />
              <Box>
                <Typography component="h1" sx={{ fontSize: "1.375rem", fontWeight: 700, lineHeight: 1.2 }}>
                  {t("shell.product")}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {t("shell.tagline")}
                </Typography>
              </Box>
            </Stack>
            <SignInForm onSignedIn={() => navigate(destination(location.state), { replace: true })} />
          </Stack>
        </Paper>
        <Box sx={{ textAlign: "center" }}>
          {locales
            .filter((one) => one.locale !== locale)
            .map((one) => (
              <Button
                key={one.locale}
                color="secondary"
                lang={one.locale}
                onClick={() => setLocale(one.locale)}
              >
                {one.name}
              </Button>
            ))}
        </Box>
      </Stack>
    </Box>
  );
}

/** react-admin leaves the page that was asked for in the location's state. */
function destination(state: unknown): string {
  const wanted = typeof state === "object" && state !== null ? Reflect.get(state, "nextPathname") : undefined;
  return typeof wanted === "string" && wanted.startsWith("/") && wanted !== "/login" ? wanted : "/";
}
