import { Alert, Button } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { transferQueries } from "../transfers/queries.ts";

/** Tells that other units offer somebody; nothing where none does. */
export function TransfersCard() {
  const t = useT();
  const count = useQuery(transferQueries.received()).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Alert
      severity="info"
      action={
        <Button component={Link} to="/transfers" color="inherit" size="small">
          {t("home.transfers.open")}
        </Button>
      }
    >
      {t("home.transfers.waiting", { count })}
    </Alert>
  );
}
