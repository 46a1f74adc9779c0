import { List, ListItem, ListItemButton, ListItemIcon, ListItemText } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { menuGroups } from "../shell/layout/menu-items.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { HomeCard } from "./HomeCard.tsx";

/** For those whom no paper, review or cycle waits for: the pages that are theirs. */
export function PagesCard() {
  const t = useT();
  const isAllowed = useAllowed();
  const items = menuGroups
    .flatMap((group) => group.items)
    .filter(({ to, permission }) => to !== "/" && (permission === undefined || isAllowed(permission)));
  return (
    <HomeCard title={t("home.pages.title")}>
      {items.length === 0 ? (
        <EmptyState title={t("home.nothing")} hint={t("home.nothingHint")} />
      ) : (
        <List disablePadding sx={{ my: -1 }}>
          {items.map((item) => (
            <ListItem key={item.to} disableGutters disablePadding>
              <ListItemButton component={Link} to={item.to}>
                <ListItemIcon sx={{ minWidth: 36 }}>
                  <item.icon fontSize="small" />
                </ListItemIcon>
                <ListItemText primary={t(item.label)} />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      )}
    </HomeCard>
  );
}
