import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { NoticeBar } from "../NoticeBar.tsx";
import { offerQueries } from "./offer-queries.ts";

/** Above the library: how many offers wait for the unit's answer; the way to all of them. */
export function OffersWaiting() {
  const t = useT();
  const canShare = useAllowed()("shareForms");
  const { data = [] } = useQuery({ ...offerQueries.received(), enabled: canShare });
  if (data.length === 0) return null;
  const open = data.filter(({ state }) => state === "open").length;
  return (
    <NoticeBar
      severity={open > 0 ? "warning" : "info"}
      link={{ to: "/library/offers", label: t("library.offers.received.open") }}
    >
      {open > 0
        ? t("library.offers.received.waiting", { count: open })
        : t("library.offers.received.answered", { count: data.length })}
    </NoticeBar>
  );
}
