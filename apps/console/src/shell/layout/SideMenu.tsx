import {
  Box,
  Chip,
  List,
  ListItem,
  ListItemButton,
  ListItemIcon,
  ListItemText,
  ListSubheader,
} from "@mui/material";
import { NavLink, useLocation } from "react-router";
import { useGrantedWork } from "../../grants/use-granted-work.ts";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed, useSession } from "../../identity/use-session.ts";
import { useQueues } from "../../work-items/use-queues.ts";
import { menuGroups } from "./menu-items.ts";

/** The pages that the person may open, in groups. */
export function SideMenu({ onNavigate }: { onNavigate: () => void }) {
  const t = useT();
  const isAllowed = useAllowed();
  const queues = useQueues();
  const granted = useGrantedWork();
  const session = useSession();
  const isStaff = session?.staffId !== undefined || session?.roles.includes("staff") === true;
  const { pathname } = useLocation();
  const groups = menuGroups
    .map((group) => ({
      ...group,
      items: group.items.filter(
        ({ permission, queue, ofStaff, ofGrants }) =>
          (ofStaff === undefined || isStaff) &&
          (ofGrants === undefined || granted.work.length > 0) &&
          (permission === undefined || isAllowed(permission)) &&
          (queue === undefined || queues.isShown(queue)),
      ),
    }))
    .filter((group) => group.items.length > 0);
  return (
    <Box component="nav" aria-label={t("shell.menu.label")} sx={{ px: 1, py: 1, overflowY: "auto" }}>
      {groups.map((group) => (
        <List
          key={group.label ?? "top"}
          dense
          disablePadding
          sx={{ mb: 1 }}
          subheader={
            group.label === undefined ? undefined : (
              <ListSubheader
                disableSticky
                sx={{ lineHeight: "28px", px: 1.5, fontSize: "0.75rem", bgcolor: "transparent" }}
              >
                {t(group.label)}
              </ListSubheader>
            )
          }
        >
          {group.items.map((item) => (
            <ListItem key={item.to} disablePadding>
              <ListItemButton
                component={NavLink}
                to={item.to}
                onClick={onNavigate}
                selected={isOpen(pathname, item.to)}
                sx={{ px: 1.5, py: 0.5, minHeight: 36 }}
              >
                <ListItemIcon
                  sx={{ minWidth: 30, color: isOpen(pathname, item.to) ? "primary.main" : undefined }}
                >
                  <item.icon fontSize="small" />
                </ListItemIcon>
                <ListItemText primary={t(item.label)} />
                <Waiting
                  count={
                    item.ofGrants ? granted.waiting : item.queue === undefined ? 0 : queues.count(item.queue)
                  }
                />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      ))}
    </Box>
  );
}

/** How many wait in a queue. */
function Waiting({ count }: { readonly count: number }) {
  const t = useT();
  if (count === 0) return null;
  return <Chip size="small" color="primary" label={count} aria-label={t("workItems.waiting", { count })} />;
}

function isOpen(pathname: string, to: string): boolean {
  return to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
}
