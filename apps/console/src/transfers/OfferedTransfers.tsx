import { Button, Chip, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import type { AnswerOf, Api } from "../rpc/api.ts";
import { api } from "../rpc/client.ts";
import { LifeDialog } from "../staff/life/LifeDialog.tsx";
import { Section } from "../ui/Section.tsx";
import { transferQueries } from "./queries.ts";

type Offered = AnswerOf<Api["transfers"]["offered"]>[number];
const colors = { open: "info", accepted: "success", refused: "warning", withdrawn: "default" } as const;

/** To which units somebody was handed over, and what they said; nothing where he never was. */
export function OfferedTransfers({ staffId }: { staffId: string }) {
  const t = useT();
  const { data = [] } = useQuery(transferQueries.offered(staffId));
  if (data.length === 0) return null;
  return (
    <Section title={t("transfers.offered.title")}>
      <Stack component="ul" spacing={1} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {data.map((transfer) => (
          <OfferedItem key={transfer.id} transfer={transfer} />
        ))}
      </Stack>
    </Section>
  );
}

function OfferedItem({ transfer }: { transfer: Offered }) {
  const t = useT();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, revision, toName, on, state, reason, refusal } = transfer;
  const why = refusal === undefined ? reason : t("transfers.offered.refusal", { reason: refusal });
  return (
    <Stack component="li" direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
      <Typography component="span">{t("transfers.offered.to", { unit: toName, day: on })}</Typography>
      <Chip size="small" variant="outlined" color={colors[state]} label={t(`words.transferState.${state}`)} />
      {state === "open" ? (
        <Button size="small" onClick={() => setWithdrawing(true)}>
          {t("transfers.offered.withdraw")}
        </Button>
      ) : null}
      <Typography variant="body2" color="textSecondary" sx={{ flexBasis: "100%" }}>
        {why}
      </Typography>
      {isWithdrawing ? (
        <LifeDialog
          title={t("transfers.offered.withdrawTitle", { unit: toName })}
          confirm={t("transfers.offered.withdraw")}
          done={t("transfers.offered.withdrawn")}
          act={() => api.transfers.withdraw.mutate({ id, revision })}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </Stack>
  );
}
