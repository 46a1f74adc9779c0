import AccountCircleOutlined from "@mui/icons-material/AccountCircleOutlined";
import { Box, Button, Divider, ListItemText, Menu, MenuItem, Typography } from "@mui/material";
import { Suspense, useState } from "react";
import { useLocaleState, useTheme } from "react-admin";
import { fetched } from "../../i18n/fetched.ts";
import { locales } from "../../i18n/provider.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { useSignOut } from "../../identity/use-sign-out.ts";
import { listText } from "../../ui/list-text.ts";

const ChangePasswordDialog = fetched(() => import("../../identity/ChangePasswordDialog.tsx"));
const OwnRecordDialog = fetched(() => import("../../staff/OwnRecordDialog.tsx"), "staff");

/** Who is signed in, and what is his to set: password, language, colours, leaving. */
export function UserMenu() {
  const t = useT();
  const appLocale = useAppLocale();
  const session = useSession();
  const signOut = useSignOut();
  const [locale, setLocale] = useLocaleState();
  const [mode, setMode] = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isChangingPassword, setChangingPassword] = useState(false);
  const [isReadingOwn, setReadingOwn] = useState(false);
  if (session === undefined) return null;
  const close = () => setAnchor(null);
  const isDark = mode === "dark";
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountCircleOutlined />}
        aria-haspopup="menu"
        aria-label={`${t("shell.labelled", { label: t("shell.user.menu") })}${session.user.name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ flexShrink: 0 }}
      >
        <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
          {session.user.name}
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <Box component="li" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{session.user.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {listText(
              session.roles.map((role) => t(`words.role.${role}`)),
              appLocale,
            )}
          </Typography>
        </Box>
        <Divider component="li" />
        {session.staffId === undefined ? null : (
          <MenuItem
            onClick={() => {
              close();
              setReadingOwn(true);
            }}
          >
            <ListItemText primary={t("shell.user.ownRecord")} />
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            close();
            setChangingPassword(true);
          }}
        >
          <ListItemText primary={t("shell.user.changePassword")} />
        </MenuItem>
        {locales
          .filter((one) => one.locale !== locale)
          .map((one) => (
            <MenuItem
              key={one.locale}
              lang={one.locale}
              onClick={() => {
                close();
                void setLocale(one.locale);
              }}
            >
              <ListItemText
                primary={`${t("shell.labelled", { label: t("shell.user.language") })}${one.name}`}
              />
            </MenuItem>
          ))}
        <MenuItem
          onClick={() => {
            close();
            setMode(isDark ? "light" : "dark");
          }}
        >
          <ListItemText primary={isDark ? t("shell.user.light") : t("shell.user.dark")} />
        </MenuItem>
        <Divider component="li" />
        <MenuItem onClick={signOut}>
          <ListItemText primary={t("shell.user.signOut")} />
        </MenuItem>
      </Menu>
      <Suspense fallback={null}>
        {isReadingOwn ? <OwnRecordDialog onClose={() => setReadingOwn(false)} /> : null}
        {isChangingPassword ? <ChangePasswordDialog onClose={() => setChangingPassword(false)} /> : null}
      </Suspense>
    </>
  );
}
