import type { Staff } from "@duheng/contracts";
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { QueryView } from "../ui/QueryView.tsx";
import { RevealButton } from "./RevealButton.tsx";
import { useReveal } from "./use-reveal.ts";

/** What the unit keeps of the person who is signed in; what is sealed is shown on request. */
export default function OwnRecordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const query = useQuery({ queryKey: ["staff", "own"], queryFn: () => api.staff.own.query() });
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="own-record">
      <DialogTitle id="own-record">{t("shell.user.ownRecord")}</DialogTitle>
      <DialogContent>
        <QueryView query={query}>
          {(person) =>
            person === null ? (
              <Typography>{t("staff.own.gone")}</Typography>
            ) : (
              <Stack component="dl" spacing={1.5} sx={{ m: 0 }}>
                <Row field="number">{person.number}</Row>
                <Row field="name">{person.name}</Row>
                <SealedRow field="identityNumber" person={person} />
                <SealedRow field="phone" person={person} />
              </Stack>
            )
          }
        </QueryView>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {t("staff.own.hint")}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("shell.action.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ field, children }: { field: string; children: ReactNode }) {
  const name = useTranslate()(`resources.staff.fields.${field}`);
  return (
    <Stack direction="row" spacing={2} sx={{ alignItems: "center", minHeight: 34 }}>
      <Typography component="dt" variant="body2" color="textSecondary" sx={{ width: 96, flexShrink: 0 }}>
        {name}
      </Typography>
      <Stack component="dd" direction="row" spacing={1} sx={{ alignItems: "center", m: 0, minWidth: 0 }}>
        {children}
      </Stack>
    </Stack>
  );
}

function SealedRow({ field, person }: { field: "identityNumber" | "phone"; person: Staff }) {
  const t = useT();
  const locale = useAppLocale();
  const name = useTranslate()(`resources.staff.fields.${field}`);
  const reveal = useReveal(person.id, field);
  const mask = person[field];
  return (
    <Row field={field}>
      <span>{reveal.value ?? mask ?? person.unreadable?.[field]?.[locale] ?? t("staff.sealed.none")}</span>
      {mask === undefined ? null : <RevealButton name={name} reveal={reveal} />}
    </Row>
  );
}
