import MenuIcon from "@mui/icons-material/Menu";
import { AppBar, Box, IconButton, LinearProgress, Toolbar, Typography } from "@mui/material";
import { useIsFetching } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { TenantSwitcher } from "../../tenants/TenantSwitcher.tsx";
import { ProductMark } from "../../ui/ProductMark.tsx";
import { UserMenu } from "./UserMenu.tsx";

interface TopBarProps {
  height: number;
  /** Opens the menu where it is hidden (narrow screens). */
  onOpenMenu: (() => void) | undefined;
}

export function TopBar({ height, onOpenMenu }: TopBarProps) {
  const t = useT();
  const isFetching = useIsFetching() > 0;
  return (
    <AppBar
      color="inherit"
      elevation={0}
      sx={{ borderBottom: 1, borderColor: "divider", zIndex: (theme) => theme.zIndex.drawer + 1 }}
    >
      <Toolbar variant="dense" disableGutters sx={{ minHeight: height, px: { xs: 1, md: 2 }, gap: 1 }}>
        {onOpenMenu === undefined ? null : (
          <IconButton onClick={onOpenMenu} aria-label={t("shell.menu.open")}>
            <MenuIcon />
          </IconButton>
        )}
        <Box
          component={Link}
          to="/"
          sx={{ display: "flex", alignItems: "center", gap: 1, color: "inherit", textDecoration: "none" }}
        >
          <ProductMark size={26} />
          <Typography component="span" sx={{ fontWeight: 700, fontSize: "1.0625rem" }}>
            {t("shell.product")}
          </Typography>
        </Box>
        <Box sx={{ flexGrow: 1, minWidth: 0, display: "flex" }}>
          <TenantSwitcher />
        </Box>
        <UserMenu />
      </Toolbar>
      {/* Not merely unseen: it would move, and keep the processor busy, in every page that lies open. */}
      {isFetching ? (
        <LinearProgress aria-hidden sx={{ position: "absolute", bottom: -2, left: 0, right: 0, height: 2 }} />
      ) : null}
    </AppBar>
  );
}
