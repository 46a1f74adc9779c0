import { Button, Stack, Typography } from "@mui/material";
import { Link } from "react-router";
import { useGrantedWork } from "../grants/use-granted-work.ts";
import { useT } from "../i18n/use-t.ts";
import { HomeCard } from "./HomeCard.tsx";

/** What waits for the person in other units; nothing where nothing does. */
export function GrantedCard() {
  const t = useT();
  const { waiting } = useGrantedWork();
  if (waiting === 0) return null;
  return (
    <HomeCard title={t("shell.menu.granted")}>
      <Stack spacing={1.5} sx={{ alignItems: "flex-start" }}>
        <Typography>{t("home.granted.waiting", { count: waiting })}</Typography>
        <Button component={Link} to="/granted" variant="contained">
          {t("home.granted.start")}
        </Button>
      </Stack>
    </HomeCard>
  );
}
