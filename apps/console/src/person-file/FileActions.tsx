import { Button, Stack } from "@mui/material";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { HandOverDialog } from "../staff/life/HandOverDialog.tsx";
import { LeaveDialog } from "../staff/life/LeaveDialog.tsx";
import { MoveDialog } from "../staff/life/MoveDialog.tsx";
import type { PersonFile } from "../staff/life/queries.ts";
import { StatusDialog } from "../staff/life/StatusDialog.tsx";
import { TransferDialog } from "../transfers/TransferDialog.tsx";

const ofThoseHere = ["move", "status", "handOver", "transfer", "leave"] as const;
const ofThoseGone = ["reenter", "handOver"] as const;
type Act = (typeof ofThoseHere)[number] | (typeof ofThoseGone)[number];

/** What can be done to a person; which act is under way stands in the address, so that others lead here. */
export function FileActions({ file: { person } }: { file: PersonFile }) {
  const t = useT();
  const [asked, setAsked] = useSearchParams();
  const acts: readonly Act[] = person.state === "active" ? ofThoseHere : ofThoseGone;
  const [act, setAct] = useState(acts.find((one) => one === asked.get("act")));
  const close = () => {
    setAct(undefined);
    if (asked.has("act")) setAsked({}, { replace: true });
  };
  return (
    <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap" }}>
      {acts.map((one) => (
        <Button key={one} variant="outlined" onClick={() => setAct(one)}>
          {t(`staff.file.${one}.action`)}
        </Button>
      ))}
      {act === "move" || act === "reenter" ? (
        <MoveDialog person={person} isReturn={act === "reenter"} onClose={close} />
      ) : null}
      {act === "status" ? <StatusDialog person={person} onClose={close} /> : null}
      {act === "handOver" ? <HandOverDialog fromId={person.id} onClose={close} /> : null}
      {act === "transfer" ? <TransferDialog person={person} onClose={close} /> : null}
      {act === "leave" ? <LeaveDialog person={person} onClose={close} /> : null}
    </Stack>
  );
}
