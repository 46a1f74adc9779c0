import UnfoldMore from "@mui/icons-material/UnfoldMore";
import { Button, ListItemText, Menu, MenuItem, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { api, session } from "../rpc/client.ts";
import { listText } from "../ui/list-text.ts";
import { useReportError } from "../ui/use-report-error.ts";

/** The unit in which the person works now; a button that changes it for people with several. */
export function TenantSwitcher() {
  const t = useT();
  const locale = useAppLocale();
  const current = useSession();
  const notify = useNotify();
  const navigate = useNavigate();
  const report = useReportError();
  const queryClient = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (current === undefined) return null;

  const switchTo = async (tenantId: string, name: string) => {
    setAnchor(null);
    if (tenantId === current.tenant.id) return;
    try {
      await api.identity.switchTenant.mutate({ tenantId });
      await session.load();
      queryClient.clear();
      navigate("/");
      notify(t("shell.tenant.switched", { name }));
    } catch (thrown) {
      report(thrown);
    }
  };

  if (current.memberships.length < 2) {
    return (
      <Typography noWrap color="textSecondary" sx={{ px: 1 }}>
        {current.tenant.name}
      </Typography>
    );
  }
  return (
    <>
      <Button
        color="inherit"
        endIcon={<UnfoldMore />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-label={`${t("shell.labelled", { label: t("shell.tenant.label") })}${listText([current.tenant.name, t("shell.tenant.switch")], locale)}`}
        sx={{ minWidth: 0, maxWidth: "100%" }}
      >
        <Typography noWrap component="span">
          {current.tenant.name}
        </Typography>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {current.memberships.map((membership) => (
          <MenuItem
            key={membership.tenantId}
            selected={membership.tenantId === current.tenant.id}
            onClick={() => switchTo(membership.tenantId, membership.tenantName)}
          >
            <ListItemText
              primary={membership.tenantName}
              secondary={
                membership.succeededBy === undefined
                  ? listText(
                      membership.roles.map((role) => t(`words.role.${role}`)),
                      locale,
                    )
                  : t("shell.mergedInto", { name: membership.succeededBy })
              }
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
