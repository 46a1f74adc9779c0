import { Alert, Button } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { offerQueries } from "./offer-queries.ts";

/** Above the library: how many offers wait for the unit's answer; the way to all of them. */
export function OffersWaiting() {
  const t = useT();
  const canShare = useAllowed()("shareForms");
  const { data = [] } = useQuery({ ...offerQueries.received(), enabled: canShare });
  if (data.length === 0) return null;
  const open = data.filter(({ state }) => state === "open").length;
  return (
    <Alert
      severity={open > 0 ? "warning" : "info"}
      icon={false}
      sx={{ mb: 2 }}
      action={
        <Button component={Link} to="/library/offers" color="inherit" sx={{ flexShrink: 0 }}>
          {t("library.offers.received.open")}
        </Button>
      }
    >
      {open > 0
        ? t("library.offers.received.waiting", { smart_count: open })
        : t("library.offers.received.title")}
    </Alert>
  );
}
