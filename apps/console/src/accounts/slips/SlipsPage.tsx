import type { Slip } from "@duheng/contracts";
import PrintOutlined from "@mui/icons-material/PrintOutlined";
import { Alert, Box, Button, LinearProgress, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Link, useLocation } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { errorOf } from "../../rpc/errors.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { useLeaveGuard } from "../../ui/use-leave-guard.tsx";
import { makeInPortions } from "./make-in-portions.ts";
import { SlipSheet } from "./SlipSheet.tsx";
import { idsIn } from "./slips-state.ts";
import "./slips.css";

/** First passwords for the chosen accounts: asked for once more, made portion by portion, shown this once to be printed. */
export default function SlipsPage() {
  const t = useT();
  const locale = useAppLocale();
  const queryClient = useQueryClient();
  const ids = idsIn(useLocation().state);
  const [slips, setSlips] = useState<readonly Slip[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const [isPrinted, setPrinted] = useState(false);
  const isUnprinted = useCallback(() => isBusy || slips.length > 0, [isBusy, slips.length]);
  const guard = useLeaveGuard(isUnprinted, {
    title: t("accounts.slip.leaveTitle"),
    text: t("accounts.slip.leaveText"),
    confirm: t("accounts.slip.leave"),
  });
  const made = new Set(slips.map(({ userId }) => userId));
  const left = ids.filter((id) => !made.has(id));

  const make = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await makeInPortions(left, (some) => setSlips((before) => [...before, ...some]));
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries({ queryKey: ["users"] });
    }
  };
  const print = () => {
    setPrinted(true);
    window.print();
  };

  return (
    <Page
      title={t("accounts.slip.title")}
      crumbs={[{ to: "/users", label: t("shell.menu.accounts") }]}
      actions={
        slips.length > 0 && !isBusy ? (
          <Button variant="contained" startIcon={<PrintOutlined />} onClick={print}>
            {t("accounts.slip.print")}
          </Button>
        ) : undefined
      }
    >
      {guard}
      <Box className="slips-told">
        {ids.length === 0 ? (
          <EmptyState
            title={t("accounts.slip.nothing")}
            hint={t("accounts.slip.nothingHint")}
            action={
              <Button component={Link} to="/users" variant="outlined">
                {t("accounts.slip.back")}
              </Button>
            }
          />
        ) : (
          <Stack spacing={2} sx={{ mb: 2 }}>
            {slips.length === 0 && !isBusy ? (
              <Section title={t("accounts.slip.start", { count: ids.length })}>
                <Typography sx={{ maxWidth: 720, mb: 2 }}>{t("accounts.slip.startText")}</Typography>
                <Button variant="contained" onClick={() => void make()}>
                  {t("accounts.slip.make")}
                </Button>
              </Section>
            ) : null}
            {isBusy ? (
              <Box role="status">
                <Typography sx={{ mb: 1 }}>
                  {t("accounts.slip.making", { done: slips.length, total: ids.length })}
                </Typography>
                <LinearProgress variant="determinate" value={(100 * slips.length) / ids.length} />
              </Box>
            ) : null}
            {slips.length > 0 && !isBusy ? (
              <Alert severity={isPrinted ? "info" : "warning"}>
                <Typography sx={{ fontWeight: 600 }}>
                  {t("accounts.slip.ready", { count: slips.length })}
                </Typography>
                {t("accounts.slip.readyText")}
              </Alert>
            ) : null}
            {refusal === undefined ? null : (
              <Alert severity="error">
                <Typography sx={{ fontWeight: 600 }}>
                  {t("accounts.slip.failed", { count: left.length })}
                </Typography>
                {errorOf(refusal).message[locale]}
                <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
                  {(errorOf(refusal).problems ?? []).map(({ path, message }) => (
                    <li key={path}>{message[locale]}</li>
                  ))}
                </Box>
              </Alert>
            )}
            {slips.length > 0 && left.length > 0 && !isBusy ? (
              <Button variant="outlined" onClick={() => void make()} sx={{ alignSelf: "flex-start" }}>
                {t("accounts.slip.goOn", { count: left.length })}
              </Button>
            ) : null}
          </Stack>
        )}
      </Box>
      {slips.length === 0 ? null : <SlipSheet slips={slips} />}
    </Page>
  );
}
