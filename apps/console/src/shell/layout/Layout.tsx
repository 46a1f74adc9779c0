import { PageMargin } from "@duheng/form-ui/print";
import { Box, CircularProgress, Drawer, Link, useMediaQuery } from "@mui/material";
import type { Theme } from "@mui/material/styles";
import { type ReactNode, Suspense, useState } from "react";
import { useLocation } from "react-router";
import { fetched } from "../../i18n/fetched.ts";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { PageErrorBoundary } from "./PageErrorBoundary.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { TopBar } from "./TopBar.tsx";

const menuWidth = 208;
const barHeight = 52;

const OwnPasswordPage = fetched(() => import("../../identity/OwnPasswordPage.tsx"));

/** The frame of every page; nothing but one page for who has no password of his own yet. */
export function Layout({ children }: { children: ReactNode }) {
  const t = useT();
  if (useSession()?.mustChangePassword !== true) return <Frame>{children}</Frame>;
  return (
    <Suspense fallback={<PageLoading label={t("shell.loading")} />}>
      <OwnPasswordPage />
    </Suspense>
  );
}

/** Bar, menu by ability, content. */
function Frame({ children }: { children: ReactNode }) {
  const t = useT();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("md"));
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const tenant = useSession()?.tenant.name;
  return (
    <Box sx={{ minHeight: "100dvh", bgcolor: "background.default", "@media print": onPaper }}>
      <Link href="#main" className="shell-skip" sx={skipLink}>
        {t("shell.skip")}
      </Link>
      <PageMargin side="left" text={tenant} />
      <TopBar height={barHeight} onOpenMenu={wide ? undefined : () => setOpen(true)} />
      <Drawer
        variant={wide ? "permanent" : "temporary"}
        open={wide || isOpen}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { sx: { width: menuWidth, pt: wide ? `${barHeight}px` : 1 } } }}
      >
        <SideMenu onNavigate={() => setOpen(false)} />
      </Drawer>
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{
          ml: { md: `${menuWidth}px` },
          pt: `${barHeight}px`,
          minWidth: 0,
          outline: "none",
          "@media print": { ml: 0, pt: 0 },
        }}
      >
        <PageErrorBoundary key={pathname}>
          <Suspense fallback={<PageLoading label={t("shell.loading")} />}>{children}</Suspense>
        </PageErrorBoundary>
      </Box>
    </Box>
  );
}

function PageLoading({ label }: { label: string }) {
  return (
    <Box sx={{ display: "grid", placeItems: "center", minHeight: "40vh" }}>
      <CircularProgress size={28} aria-label={label} />
    </Box>
  );
}

/** What else of the frame stays off the paper is in print.css. */
const onPaper = { bgcolor: "transparent", minHeight: 0 };

const skipLink = {
  position: "fixed",
  top: 8,
  left: 8,
  zIndex: "tooltip",
  px: 2,
  py: 1,
  bgcolor: "background.paper",
  borderRadius: 1,
  transform: "translateY(-200%)",
  "&:focus": { transform: "none" },
} as const;
