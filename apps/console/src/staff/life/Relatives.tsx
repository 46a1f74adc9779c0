import type { KinshipKind, Staff } from "@duheng/contracts";
import { Button, List, ListItem, ListItemText, MenuItem, Stack, TextField, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { NoteInput, noteAsked, PersonChoice } from "./inputs.tsx";
import { LifeDialog } from "./LifeDialog.tsx";
import { lifeQueries } from "./queries.ts";

const kinds = ["spouse", "parent-child", "sibling", "in-law", "other"] as const;

/** 回避: with whom of the unit a person is related. */
export function Relatives({ person }: { person: Staff }) {
  const t = useT();
  const query = useQuery(lifeQueries.relatives(person.id));
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<{ id: string; revision: number; name: string }>();
  return (
    <Stack spacing={1} sx={{ alignItems: "flex-start" }}>
      <Typography variant="body2" color="textSecondary">
        {t("staff.file.kin.hint")}
      </Typography>
      <QueryView query={query} skeleton={<SkeletonLines count={1} />}>
        {(relatives) =>
          relatives.length === 0 ? (
            <Typography>{t("staff.file.kin.none")}</Typography>
          ) : (
            <List dense disablePadding sx={{ width: "100%" }}>
              {relatives.map(({ kinship: { id, revision, kind, note }, name }) => (
                <ListItem
                  key={id}
                  disableGutters
                  secondaryAction={
                    <Button size="small" onClick={() => setRemoved({ id, revision, name })}>
                      {t("shell.remove.action")}
                    </Button>
                  }
                >
                  <ListItemText primary={`${name} · ${t(`words.kinship.${kind}`)}`} secondary={note} />
                </ListItem>
              ))}
            </List>
          )
        }
      </QueryView>
      <Button variant="outlined" size="small" onClick={() => setAdding(true)}>
        {t("staff.file.kin.add")}
      </Button>
      {isAdding ? <KinshipDialog person={person} onClose={() => setAdding(false)} /> : null}
      {removed === undefined ? null : (
        <LifeDialog
          title={t("staff.file.kin.removeTitle", { name: removed.name })}
          confirm={t("shell.remove.action")}
          done={t("staff.file.kin.removed")}
          act={() => api.kinships.remove.mutate({ id: removed.id, revision: removed.revision })}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Stack>
  );
}

function KinshipDialog({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useT();
  const [other, setOther] = useState<string>();
  const [kind, setKind] = useState<KinshipKind>("spouse");
  const [note, setNote] = useState("");
  return (
    <LifeDialog
      title={t("staff.file.kin.addTitle", { name: person.name })}
      text={t("staff.file.kin.text")}
      confirm={t("staff.file.kin.confirm")}
      done={t("staff.file.kin.done")}
      isDisabled={other === undefined || other === person.id}
      act={() => api.kinships.create.mutate({ staffIds: [person.id, other ?? ""], kind, ...noteAsked(note) })}
      onClose={onClose}
    >
      <PersonChoice label={t("staff.file.kin.other")} value={other} onChange={setOther} />
      <TextField
        select
        label={t("staff.file.kin.kind")}
        value={kind}
        onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? kind)}
      >
        {kinds.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`words.kinship.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <NoteInput value={note} onChange={setNote} />
    </LifeDialog>
  );
}
