import { Button } from "@mui/material";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { VerifyDialog } from "./VerifyDialog.tsx";

/** Whether the trail is still what was sealed. */
export function VerifyTrail() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t("audit.verify.action")}
      </Button>
      {isOpen ? <VerifyDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
