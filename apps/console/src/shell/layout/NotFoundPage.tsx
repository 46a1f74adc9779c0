import { Button } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";

export function NotFoundPage() {
  const t = useT();
  usePageTitle(t("shell.error.notFound"));
  return (
    <EmptyState
      title={t("shell.error.notFound")}
      hint={t("shell.error.notFoundHint")}
      action={
        <Button component={Link} to="/" variant="contained">
          {t("shell.menu.home")}
        </Button>
      }
    />
  );
}
