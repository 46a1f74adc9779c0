import type { FormDraft } from "@duheng/contracts";
import { Chip } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import type { OfferEntry } from "../../rpc/answers.ts";
import { NoticeBar } from "../NoticeBar.tsx";
import { offerQueries } from "./offer-queries.ts";

/** Above an adopted form: that an offer of it was answered, until somebody of the unit reads the answer. */
export function OfferAnswer({ draft }: { draft: FormDraft }) {
  const t = useT();
  const { data } = useQuery({ ...offerQueries.mine(), enabled: draft.base !== undefined });
  const offer = data?.find((each) => each.fromFormId === draft.id && isUnread(each));
  if (offer?.decision === undefined) return null;
  const { reason, version } = offer.decision;
  return (
    <NoticeBar
      severity={offer.state === "accepted" ? "success" : "info"}
      link={{ to: `/forms/${draft.id}/give-back`, label: t("library.offers.decided.open") }}
    >
      {t(offer.state === "accepted" ? "library.offers.decided.accepted" : "library.offers.decided.declined", {
        title: offer.templateTitle,
        version,
        reason,
      })}
    </NoticeBar>
  );
}

/** The same in the list of forms. */
export function OfferAnswerChip({ formId }: { formId: string }) {
  const t = useT();
  const { data } = useQuery(offerQueries.mine());
  if (!data?.some((each) => each.fromFormId === formId && isUnread(each))) return null;
  return <Chip size="small" color="success" label={t("library.offers.decided.chip")} />;
}

function isUnread({ decision, seenAt }: OfferEntry): boolean {
  return decision !== undefined && seenAt === undefined;
}
