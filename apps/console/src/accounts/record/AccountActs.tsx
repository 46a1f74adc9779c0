import type { ActRefusal, User } from "@duheng/contracts";
import { Box, Button, Stack, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { slipsState } from "../slips/slips-state.ts";
import { useChanged } from "./use-changed.ts";

type Act = "disable" | "enable" | "endSessions";

const done = {
  disable: "accounts.record.disabled",
  enable: "accounts.record.enabled",
  endSessions: "accounts.record.sessionsEnded",
} as const;

interface AccountActsProps {
  readonly user: User;
  readonly refused: ActRefusal;
}

/** What can be done with an account, each with what comes of it, or why it is not this reader's. */
export function AccountActs({ user, refused }: AccountActsProps) {
  const t = useT();
  const navigate = useNavigate();
  const isAllowed = useAllowed();
  const [asked, setAsked] = useState<Act>();
  const isDisabled = user.disabledAt !== undefined;
  const lock: Act = isDisabled ? "enable" : "disable";
  return (
    <Section title={t("accounts.record.acts")}>
      <Stack spacing={2}>
        {isDisabled || !isAllowed("makeSlips") ? null : (
          <ActRow
            label={t("accounts.record.slip")}
            hint={t("accounts.record.slipHint")}
            refusal={refused.slip}
            onAct={() => navigate("/users/slips", { state: slipsState([user.id]) })}
          />
        )}
        {isDisabled ? null : (
          <ActRow
            label={t("accounts.record.endSessions")}
            hint={t("accounts.record.endSessionsHint")}
            refusal={refused.endSessions}
            onAct={() => setAsked("endSessions")}
          />
        )}
        <ActRow
          label={t(`accounts.record.${lock}`)}
          hint={t(`accounts.record.${lock}Hint`)}
          refusal={refused.lock}
          colour={isDisabled ? "primary" : "error"}
          onAct={() => setAsked(lock)}
        />
      </Stack>
      {asked === undefined ? null : (
        <ActDialog key={asked} act={asked} user={user} onClose={() => setAsked(undefined)} />
      )}
    </Section>
  );
}

interface ActRowProps {
  readonly label: string;
  readonly hint: string;
  readonly refusal: ActRefusal["lock"];
  readonly colour?: "primary" | "error";
  readonly onAct: () => void;
}

function ActRow({ label, hint, refusal, colour = "primary", onAct }: ActRowProps) {
  const locale = useAppLocale();
  return (
    <Box>
      <Button variant="outlined" color={colour} disabled={refusal !== undefined} onClick={onAct}>
        {label}
      </Button>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {refusal?.[locale] ?? hint}
      </Typography>
    </Box>
  );
}

function ActDialog({ act, user: { id, name }, onClose }: { act: Act; user: User; onClose: () => void }) {
  const t = useT();
  const changed = useChanged();
  const { run, isBusy } = useAction();
  const [reason, setReason] = useState("");
  const confirm = async () => {
    const text = reason.trim();
    const answer = await run(() => api.users[act].mutate({ id, ...(text === "" ? {} : { reason: text }) }));
    if (answer === undefined) return;
    await changed(t(done[act]));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t(`accounts.record.${act}Title`, { name })}
      text={t(`accounts.record.${act}Hint`)}
      confirm={t(`accounts.record.${act}`)}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        fullWidth
        label={t("accounts.record.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        sx={{ mt: 2 }}
      />
    </ConfirmDialog>
  );
}
