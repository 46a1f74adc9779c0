import { Button, Typography } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { HomeCard } from "./HomeCard.tsx";

export function LibraryCard() {
  const t = useT();
  return (
    <HomeCard
      title={t("home.library.title")}
      action={
        <Button component={Link} to="/library" variant="outlined">
          {t("home.library.open")}
        </Button>
      }
    >
      <Typography color="textSecondary">{t("home.library.hint")}</Typography>
    </HomeCard>
  );
}
