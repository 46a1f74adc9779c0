import { Button, Paper, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import type { AnswerOf, Api } from "../rpc/api.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { AcceptDialog } from "./AcceptDialog.tsx";
import { transferQueries } from "./queries.ts";
import { RefuseDialog } from "./RefuseDialog.tsx";

/** Somebody whom another unit hands over, as far as this one may know. */
export type Received = AnswerOf<Api["transfers"]["received"]>[number];

/** Whom other units hand over, to be accepted or not. */
export default function TransfersPage() {
  const t = useT();
  const query = useQuery(transferQueries.received());
  return (
    <Page title={t("shell.menu.transfers")} subtitle={t("transfers.hint")} maxWidth={960}>
      <QueryView query={query} skeleton={<SkeletonLines count={3} height={96} />}>
        {(received) =>
          received.length === 0 ? (
            <EmptyState title={t("transfers.empty")} hint={t("transfers.emptyHint")} />
          ) : (
            <Stack component="ul" spacing={1.5} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {received.map((transfer) => (
                <ReceivedItem key={transfer.id} transfer={transfer} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}

function ReceivedItem({ transfer }: { transfer: Received }) {
  const t = useT();
  const [act, setAct] = useState<"accept" | "refuse">();
  const { personName, fromName, position, on, reason, offeredByName, withIdentityNumber } = transfer;
  const close = () => setAct(undefined);
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2 }}>
      <Stack
        direction="row"
        useFlexGap
        sx={{ gap: 1, flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" }}
      >
        <div>
          <Typography variant="h3">{personName}</Typography>
          <Typography>
            {position === undefined ? fromName : t("transfers.from", { unit: fromName, position })}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t("transfers.terms", { day: on, reason, name: offeredByName })}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t(withIdentityNumber ? "transfers.withNumber" : "transfers.withoutNumber")}
          </Typography>
        </div>
        <Stack direction="row" spacing={1}>
          <Button variant="contained" onClick={() => setAct("accept")}>
            {t("transfers.accept.action")}
          </Button>
          <Button onClick={() => setAct("refuse")}>{t("transfers.refuse.action")}</Button>
        </Stack>
      </Stack>
      {act === "accept" ? <AcceptDialog transfer={transfer} onClose={close} /> : null}
      {act === "refuse" ? <RefuseDialog transfer={transfer} onClose={close} /> : null}
    </Paper>
  );
}
