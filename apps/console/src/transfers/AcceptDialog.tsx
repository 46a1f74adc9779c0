import { TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import type { AnswerOf, Api } from "../rpc/api.ts";
import { api } from "../rpc/client.ts";
import { PlaceInputs, placeAsked } from "../staff/life/inputs.tsx";
import { LifeDialog } from "../staff/life/LifeDialog.tsx";

interface TransferDialogProps {
  readonly transfer: AnswerOf<Api["transfers"]["received"]>[number];
  readonly onClose: () => void;
}

/** Where somebody comes whom another unit hands over. */
export function AcceptDialog({ transfer, onClose }: TransferDialogProps) {
  const t = useT();
  const { id, revision, personName, position = "" } = transfer;
  const [number, setNumber] = useState("");
  const [place, setPlace] = useState({ departmentId: "", categoryId: "", level: "", position });
  return (
    <LifeDialog
      title={t("transfers.accept.title", { name: personName })}
      text={t("transfers.accept.text")}
      confirm={t("transfers.accept.confirm")}
      done={t("transfers.accept.done")}
      isDisabled={number.trim() === "" || place.departmentId === "" || place.categoryId === ""}
      reads="transfers"
      act={() => api.transfers.accept.mutate({ id, revision, number: number.trim(), ...placeAsked(place) })}
      onClose={onClose}
    >
      <TextField
        label={t("transfers.accept.number")}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <PlaceInputs value={place} onChange={setPlace} />
    </LifeDialog>
  );
}
