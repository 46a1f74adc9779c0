import { Button } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";

export function PageCrash({ error }: { error: unknown }) {
  const t = useT();
  return (
    <EmptyState
      title={t("shell.error.title")}
      hint={t("shell.error.crash")}
      details={error instanceof Error ? error.message : undefined}
      action={
        <Button variant="contained" onClick={() => window.location.reload()}>
          {t("shell.error.reload")}
        </Button>
      }
    />
  );
}
